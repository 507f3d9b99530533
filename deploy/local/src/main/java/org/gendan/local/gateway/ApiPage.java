package org.gendan.local.gateway;

import io.smallrye.openapi.ui.IndexHtmlCreator;
import io.smallrye.openapi.ui.Option;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.regex.Pattern;

/** The page on which all operations behind the gateway can be looked at and tried; the gateway's own, and no service's. */
final class ApiPage implements Handler<RoutingContext> {

    static final String PATH = "/q/swagger-ui";

    private static final Pattern FILE = Pattern.compile("[a-z0-9-]+\\.(css|html|ico|js|png)");
    private static final Map<String, String> TYPES = Map.of(
            "css", "text/css",
            "html", "text/html;charset=UTF-8",
            "ico", "image/x-icon",
            "js", "text/javascript",
            "png", "image/png");

    private final byte[] index;

    ApiPage() {
        try {
            // It fills in what is not said.
            var said = new EnumMap<Option, String>(Option.class);
            said.put(Option.url, "/openapi.json");
            said.put(Option.title, "Gendan");
            said.put(Option.selfHref, PATH);
            said.put(Option.backHref, PATH);
            index = IndexHtmlCreator.createIndexHtml(said);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void handle(RoutingContext context) {
        var rest = context.request().path().substring(PATH.length());
        if (rest.isEmpty()) {
            context.redirect(PATH + "/");
        } else if (rest.equals("/")) {
            answer(context, "index.html", index);
        } else if (FILE.matcher(rest.substring(1)).matches()) {
            answer(context, rest.substring(1), content(rest));
        } else {
            context.next();
        }
    }

    private static void answer(RoutingContext context, String name, byte[] content) {
        if (content == null) {
            context.next();
            return;
        }
        context.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, TYPES.get(name.substring(name.lastIndexOf('.') + 1)))
                .end(Buffer.buffer(content));
    }

    /** Null where there is no such file. */
    private static byte[] content(String path) {
        try (var file = IndexHtmlCreator.class.getResourceAsStream("/META-INF/resources/openapi-ui" + path)) {
            return file == null ? null : file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
