package org.gendan.finance.statement.api;

import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import org.gendan.kernel.rule.Refused;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Only an import may be as large as the server allows; other uploads end at 21 MB, and JSON at 1 MB. */
@ApplicationScoped
class BodyLimit {
    private static final long LARGEST_UPLOAD = 21L * 1024 * 1024;
    private static final long LARGEST_JSON = 1024L * 1024;
    private static final int TOO_LARGE = 413;

    @ServerRequestFilter(preMatching = true)
    void limit(ContainerRequestContext request, RoutingContext http) {
        if ("/api/receipts/imports".equals(http.normalizedPath())) {
            return;
        }
        MediaType type = request.getMediaType();
        long largest =
                type != null && type.isCompatible(MediaType.MULTIPART_FORM_DATA_TYPE) ? LARGEST_UPLOAD : LARGEST_JSON;
        String stated = request.getHeaderString("Content-Length");
        if (stated == null) {
            // A body in chunks is counted while it is read.
            http.put(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY, largest);
        } else if (Long.parseLong(stated) > largest) {
            throw Refused.of(
                    Refused.Kind.TOO_LARGE, "too-large", Map.of("size", Long.parseLong(stated), "largest", largest));
        }
    }
}
