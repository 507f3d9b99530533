package org.gendan.order.labels.api;

import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.EntityTag;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.gendan.order.labels.Labels;
import org.gendan.order.labels.Labels.Language;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** The words that a frontend shows for what services say by codes. */
@Path("/api/labels")
@Tag(name = "Me")
@Authenticated
class LabelsResource {
    private static final int AN_HOUR = 3600;

    private final Labels labels;

    LabelsResource(Labels labels) {
        this.labels = labels;
    }

    @GET
    @Operation(
            summary = "The words of stages, roles, codes of what is missing, and problems, of all services",
            description = "They change with a release alone, and may be kept for an hour.")
    public RestResponse<Labels.All> labels(
            @RestQuery @Parameter(description = "zh or en alone; both languages if absent.") Language lang) {
        CacheControl kept = new CacheControl();
        kept.setMaxAge(AN_HOUR);
        kept.setPrivate(true);
        return ResponseBuilder.ok(lang == null ? labels.inBoth() : labels.in(lang))
                .cacheControl(kept)
                .tag(new EntityTag(labels.mark() + (lang == null ? "" : "-" + lang)))
                .build();
    }
}
