package org.gendan.local.stack;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** Stands for a packaged service: answers every request with the name of its database. */
final class TinyService {

    private TinyService() {}

    public static void main(String[] arguments) throws IOException {
        serve("QUARKUS_HTTP_PORT");
        serve("QUARKUS_MANAGEMENT_PORT");
    }

    private static void serve(String where) throws IOException {
        var port = Integer.parseInt(System.getenv(where));
        var server = HttpServer.create(new InetSocketAddress("localhost", port), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                var name = System.getenv("GENDAN_DATABASE_NAME").getBytes();
                exchange.sendResponseHeaders(200, name.length);
                exchange.getResponseBody().write(name);
            }
        });
        server.start();
    }

    /** Packages it as Maven packages a service. */
    static void packageInto(Path quarkusApp) throws IOException {
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, TinyService.class.getName());
        Files.createDirectories(quarkusApp);
        var name = TinyService.class.getName().replace('.', '/') + ".class";
        try (var jar = new JarOutputStream(Files.newOutputStream(quarkusApp.resolve("quarkus-run.jar")), manifest);
                var type = TinyService.class.getClassLoader().getResourceAsStream(name)) {
            jar.putNextEntry(new JarEntry(name));
            type.transferTo(jar);
        }
    }
}
