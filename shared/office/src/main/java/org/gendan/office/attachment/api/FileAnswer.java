package org.gendan.office.attachment.api;

import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.BufferedOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.gendan.office.attachment.Attachments.StoredFile;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;

/**
 * A file as an answer, for download only: a browser must neither show it inline nor guess another type. It goes out from disk
 * as fast as the client takes it, and holds neither memory nor a thread meanwhile.
 */
public final class FileAnswer {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._-]+");

    private FileAnswer() {}

    public static RestResponse<File> of(StoredFile file) {
        return answer(file.mediaType(), encoded(file.name()), file.content());
    }

    /** What writes the content of a file. */
    @FunctionalInterface
    public interface Writing {
        void to(OutputStream out) throws IOException;
    }

    /** A file that the service makes and names itself. */
    public static RestResponse<File> of(String name, String mediaType, byte[] content) {
        return of(name, mediaType, out -> out.write(content));
    }

    /** As {@link #of(String, String, byte[])}, of something that is written piece by piece. */
    public static RestResponse<File> of(String name, String mediaType, Writing content) {
        try {
            Path file = Files.createTempFile("gendan-", ".file");
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
                content.to(out);
            } catch (IOException | RuntimeException failed) {
                Files.delete(file);
                throw failed;
            }
            String called = PLAIN.matcher(name).matches() ? "filename=\"" + name + "\"" : encoded(name);
            return answer(mediaType, called, file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static String encoded(String name) {
        return "filename*=UTF-8''"
                + URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static RestResponse<File> answer(String mediaType, String fileName, Path content) {
        RoutingContext http = CurrentRequestManager.get().unwrap(RoutingContext.class);
        http.addEndHandler(_ -> http.vertx().fileSystem().delete(content.toString()));
        if (http.response().closed()) {
            // Who asked has gone before it was made.
            http.vertx().fileSystem().delete(content.toString());
        }
        return ResponseBuilder.ok(content.toFile())
                .header(HttpHeaders.CONTENT_TYPE, mediaType)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; " + fileName)
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }
}
