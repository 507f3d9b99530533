package org.gendan.servers;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** PostgreSQL's programs for this machine, unpacked once from the archive on the classpath. */
record PostgresBinaries(Path home) {

    static PostgresBinaries unpackedIn(Path cache) {
        var archive = read("/postgres-" + system() + "-" + processor() + ".txz");
        var home = cache.resolve("postgresql-" + digest(archive));
        Archives.untarOnce(() -> new XZCompressorInputStream(new ByteArrayInputStream(archive)), home, unpacked -> {});
        return new PostgresBinaries(home);
    }

    String program(String name) {
        return home.resolve("bin").resolve(name).toString();
    }

    private static String system() {
        return System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac") ? "darwin" : "linux";
    }

    private static String processor() {
        return switch (System.getProperty("os.arch")) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64", "arm64" -> "arm_64";
            default -> System.getProperty("os.arch");
        };
    }

    private static byte[] read(String resource) {
        try (var in = PostgresBinaries.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new ServerFailed("There is no PostgreSQL for this machine on the classpath (" + resource + ").");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new ServerFailed("PostgreSQL's archive cannot be read: " + e, e);
        }
    }

    private static String digest(byte[] archive) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(archive), 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
