package org.gendan.servers;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** Unpacks the servers' archives, whole or not at all. */
final class Archives {

    /** Where an archive's bytes come from. */
    @FunctionalInterface
    interface Source {
        InputStream open() throws IOException;
    }

    /** What has to be done to an unpacked archive before anybody uses it. */
    @FunctionalInterface
    interface Preparation {
        void of(Path folder) throws IOException;
    }

    private Archives() {}

    /**
     * Several JVMs may unpack at once: each does it beside the others, and the first to finish gives its folder the name.
     */
    static void untarOnce(Source tar, Path home, Preparation preparation) {
        if (Files.isDirectory(home)) {
            return;
        }
        try {
            Files.createDirectories(home.getParent());
            var draft = Files.createTempDirectory(home.getParent(), "unpacking-");
            Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("rwxr-xr-x"));
            try (var in = new TarArchiveInputStream(tar.open())) {
                untar(in, draft);
            }
            preparation.of(draft);
            try {
                Files.move(draft, home, StandardCopyOption.ATOMIC_MOVE);
            } catch (FileSystemException e) {
                delete(draft);
                if (!Files.isDirectory(home)) {
                    throw e;
                }
            }
        } catch (IOException e) {
            throw new ServerFailed("Cannot unpack into " + home + ": " + e.getMessage(), e);
        }
    }

    private static void untar(TarArchiveInputStream in, Path folder) throws IOException {
        for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
            var target = folder.resolve(entry.getName()).normalize();
            if (!target.startsWith(folder)) {
                throw new IOException("the archive leaves its folder: " + entry.getName());
            }
            if (entry.isDirectory()) {
                Files.createDirectories(target);
                continue;
            }
            Files.createDirectories(target.getParent());
            if (entry.isSymbolicLink()) {
                Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
            } else {
                Files.copy(in, target, StandardCopyOption.REPLACE_EXISTING);
                var executable = (entry.getMode() & 0100) != 0;
                Files.setPosixFilePermissions(
                        target, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
            }
        }
    }

    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (var all = Files.walk(folder)) {
            for (var path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
