package org.gendan.office.attachment.api;

import jakarta.ws.rs.core.HttpHeaders;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.gendan.office.attachment.Attachments.StoredFile;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** A file as an answer, for download only: a browser must neither show it inline nor guess another type. */
public final class FileAnswer {
    private FileAnswer() {}

    public static RestResponse<byte[]> of(StoredFile file) {
        String name = URLEncoder.encode(file.name(), StandardCharsets.UTF_8).replace("+", "%20");
        return answer(file.mediaType(), "filename*=UTF-8''" + name, file.content());
    }

    /** A file that the service makes and names itself, in plain letters. */
    public static RestResponse<byte[]> of(String name, String mediaType, byte[] content) {
        return answer(mediaType, "filename=\"" + name + "\"", content);
    }

    private static RestResponse<byte[]> answer(String mediaType, String fileName, byte[] content) {
        return ResponseBuilder.ok(content)
                .header(HttpHeaders.CONTENT_TYPE, mediaType)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; " + fileName)
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }
}
