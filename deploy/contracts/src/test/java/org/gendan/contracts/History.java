package org.gendan.contracts;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What was published before. */
public final class History {
    public static final Path ROOT = Path.of("..", "..").toAbsolutePath().normalize();
    private static final Pattern COMMIT = Pattern.compile("\\b[0-9a-f]{40}\\b");

    private History() {}

    /** The commit of the last release, if there was one: from then on nothing breaks. */
    public static Optional<String> released() throws IOException {
        Path releases = ROOT.resolve("docs/releases.md");
        if (!Files.exists(releases)) {
            return Optional.empty();
        }
        return Optional.of(COMMIT.matcher(Files.readString(releases))
                .results()
                .map(MatchResult::group)
                .reduce((_, last) -> last)
                .orElseThrow(() -> new IllegalStateException(releases + " names no commit")));
    }

    /** What git says; nothing where there is none, or it does not know. */
    public static Optional<String> git(String... arguments) throws InterruptedException {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        try {
            Process git = new ProcessBuilder(command)
                    .directory(ROOT.toFile())
                    .redirectError(Redirect.DISCARD)
                    .start();
            String said = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return git.waitFor() == 0 ? Optional.of(said) : Optional.empty();
        } catch (IOException none) {
            return Optional.empty();
        }
    }
}
