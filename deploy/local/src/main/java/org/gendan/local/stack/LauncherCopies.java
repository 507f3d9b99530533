package org.gendan.local.stack;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/** The launcher's copies, of which Kafka and the gateway of a running stack still use the one that started them. */
final class LauncherCopies {

    private LauncherCopies() {}

    /** Deletes all but our own; to be called only while no part of the stack runs. */
    static void forgetOthers(Layout layout) throws IOException {
        if (!Files.isDirectory(layout.launchers())) {
            return;
        }
        var jar = LauncherCopies.class.getProtectionDomain().getCodeSource().getLocation();
        var own = Path.of(URI.create(jar.toString())).getParent();
        try (var copies = Files.newDirectoryStream(layout.launchers())) {
            for (var copy : copies) {
                if (!copy.equals(own)) {
                    FolderCopy.delete(copy);
                }
            }
        }
    }
}
