package org.gendan.quality.paper.api;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.gendan.quality.paper.Printed;

/** How a paper is handed out: for download, under the name by which it is filed. */
public final class PdfAnswer {
    private PdfAnswer() {}

    public static Response of(Printed printed) {
        String name = URLEncoder.encode(printed.name(), StandardCharsets.UTF_8).replace("+", "%20");
        return Response.ok(printed.pdf(), "application/pdf")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename*=UTF-8''" + name)
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }
}
