package org.gendan.kernel.rest;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.gendan.kernel.rule.Refused;
import org.jboss.resteasy.reactive.RestQuery;

/** Which part of a list is asked for, beside the filters and orders that are the list's own. */
public final class Part {
    @Parameter(
            description = "Only what was written at this instant or later (real time, with its zone). With "
                    + "sort=updatedAt a copy is kept: go on from the last updatedAt, less a minute, since a change is "
                    + "seen only when it is committed.",
            example = "2026-11-24T01:30:00Z",
            schema = @Schema(type = SchemaType.STRING, format = "date-time"))
    @RestQuery
    String updatedSince;

    @Parameter(
            description = "Where the list goes on: `next` of the page before; absent for its beginning. It holds for "
                    + "the same filters and the same order.")
    @RestQuery
    String cursor;

    @Parameter(description = "How many at most, 1 to 200.")
    @RestQuery
    @DefaultValue("50")
    @Min(1)
    @Max(Cursors.LARGEST_LIMIT)
    int limit;

    /** Null where it is all the same when it changed. */
    Instant since() {
        if (updatedSince == null || updatedSince.isEmpty()) {
            return null;
        }
        try {
            return OffsetDateTime.parse(updatedSince).toInstant();
        } catch (DateTimeException malformed) {
            throw Refused.invalid("updatedSince", "is an instant such as 2026-11-24T01:30:00Z");
        }
    }
}
