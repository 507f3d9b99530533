package org.gendan.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * How a command is run by a user who is not root, because PostgreSQL refuses root. Root runs it in a user namespace of
 * its own, where it is nobody and its files stay its own; where containers forbid that, as the user nobody.
 */
sealed interface Unprivileged {

    static Unprivileged here() {
        if (!"root".equals(System.getProperty("user.name"))) {
            return new Itself();
        }
        if (succeeds("unshare", "-U", "true")) {
            return new Namespace();
        }
        if (succeeds("setpriv", "--reuid=nobody", "--regid=65534", "--clear-groups", "true")) {
            return new Nobody();
        }
        throw new ServerFailed("PostgreSQL refuses to run as root, and neither `unshare -U` nor `setpriv` works here."
                + " Run this as another user.");
    }

    List<String> command(List<String> command);

    /** Makes the folder this user's own. */
    void own(Path folder) throws IOException;

    /** Whoever is not root runs the command as it is. */
    record Itself() implements Unprivileged {
        @Override
        public List<String> command(List<String> command) {
            return command;
        }

        @Override
        public void own(Path folder) {}
    }

    /** Root, seen as nobody from within the namespace. */
    record Namespace() implements Unprivileged {
        @Override
        public List<String> command(List<String> command) {
            return prefixed(command, "unshare", "-U");
        }

        @Override
        public void own(Path folder) {}
    }

    /** The user nobody, who must be able to reach the folders. */
    record Nobody() implements Unprivileged {
        @Override
        public List<String> command(List<String> command) {
            return prefixed(command, "setpriv", "--reuid=nobody", "--regid=65534", "--clear-groups");
        }

        @Override
        public void own(Path folder) throws IOException {
            for (var above = folder.getParent(); above != null; above = above.getParent()) {
                if (!Files.getPosixFilePermissions(above).contains(PosixFilePermission.OTHERS_EXECUTE)) {
                    throw new ServerFailed("PostgreSQL refuses to run as root, and the user nobody cannot reach "
                            + folder + " because " + above + " is closed to others. Run this as another user.");
                }
            }
            var nobody = folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody");
            try (var all = Files.walk(folder)) {
                for (var path : all.toList()) {
                    Files.setOwner(path, nobody);
                }
            }
        }
    }

    private static List<String> prefixed(List<String> command, String... prefix) {
        var full = new ArrayList<>(List.of(prefix));
        full.addAll(command);
        return full;
    }

    private static boolean succeeds(String... command) {
        try {
            return new ProcessBuilder(Stream.of(command).toList())
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
