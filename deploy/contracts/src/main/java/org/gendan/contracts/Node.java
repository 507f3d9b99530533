package org.gendan.contracts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Runs the scripts of {@code deploy/contracts/node}, whose libraries are installed once as the lock file names them. Where
 * there is no Node 20 or newer, or npm cannot install, nothing of it is verified; {@code NOT-VERIFIED} in the module's target
 * folder says so and why, and {@code ./gendan test} repeats it.
 */
public final class Node {
    private static final int OLDEST = 20;
    private static final int MINUTES = 10;

    /** What a script said, both streams together, and with which status it ended. */
    public record Run(int status, String said) {}

    /** Why there is none, once that is known: npm takes a minute to find out that it reaches nothing. */
    private static NotVerified none;

    private final Path folder;

    private Node(Path folder) {
        this.folder = folder;
    }

    /**
     * Ready to run scripts.
     *
     * @param root the repository's root
     * @throws NotVerified where there is none; it is written down
     */
    public static synchronized Node ready(Path root) {
        if (none != null) {
            throw none;
        }
        Path contracts = root.resolve("deploy/contracts");
        Node node = new Node(contracts.resolve("node"));
        try {
            Run version = node.command(Map.of(), "node", "--version");
            if (version.status() != 0 || major(version.said()) < OLDEST) {
                throw new NotVerified("Node " + OLDEST + " or newer is needed; there is "
                        + version.said().strip());
            }
            Path installed = node.folder.resolve("node_modules/.package-lock.json");
            Path lock = node.folder.resolve("package-lock.json");
            if (!Files.exists(installed)
                    || Files.getLastModifiedTime(installed).compareTo(Files.getLastModifiedTime(lock)) < 0) {
                Run install = node.command(Map.of(), "npm", "ci", "--no-progress");
                if (install.status() != 0) {
                    throw new NotVerified("npm could not install the libraries: " + install.said());
                }
            }
            return node;
        } catch (IOException | InterruptedException failed) {
            none = new NotVerified("Node and npm cannot be run: " + failed.getMessage());
        } catch (NotVerified why) {
            none = why;
        }
        write(contracts, none);
        throw none;
    }

    /** Runs a script of the folder with arguments and further variables of the environment. */
    public Run run(Map<String, String> environment, String script, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("node", script));
        command.addAll(List.of(arguments));
        return command(environment, command.toArray(String[]::new));
    }

    /** Runs a tool that one of the libraries brings. */
    public Run tool(Map<String, String> environment, String name, String... arguments)
            throws IOException, InterruptedException {
        return run(environment, "node_modules/.bin/" + name, arguments);
    }

    public Path folder() {
        return folder;
    }

    private Run command(Map<String, String> environment, String... command) throws IOException, InterruptedException {
        Path said = Files.createTempFile("gendan-node", ".log");
        try {
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(said.toFile());
            builder.environment().put("NO_COLOR", "1");
            builder.environment().putAll(environment);
            Process process = builder.start();
            if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                return new Run(-1, Files.readString(said) + "\nnot finished after " + MINUTES + " minutes");
            }
            return new Run(process.exitValue(), Files.readString(said));
        } finally {
            Files.delete(said);
        }
    }

    private static int major(String version) {
        String number = version.strip().replaceFirst("^v", "").replaceFirst("\\..*$", "");
        return number.matches("\\d{1,4}") ? Integer.parseInt(number) : 0;
    }

    private static void write(Path contracts, NotVerified why) {
        try {
            Files.createDirectories(contracts.resolve("target"));
            Files.writeString(contracts.resolve("target/NOT-VERIFIED"), why.getMessage() + "\n");
        } catch (IOException unwritten) {
            why.addSuppressed(unwritten);
        }
    }

    /** There is nothing to verify the contracts with. */
    public static final class NotVerified extends RuntimeException {
        private NotVerified(String why) {
            super(why);
        }
    }
}
