package org.gendan.contracts.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gendan.contracts.events.Compatibility.Break;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What clients read before they read afterwards: the schemas beside those that lie in git. */
class UnbrokenTest {
    private static final Path ROOT = Path.of("..", "..").toAbsolutePath().normalize();
    private static final Path RELEASES = ROOT.resolve("docs/releases.md");
    private static final String FOLDER = "deploy/contracts/" + EventContracts.SCHEMAS + "/";
    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @ValueSource(strings = {"HEAD", "HEAD^"})
    void untilTheFirstReleaseEveryBreakIsTold(String before) throws Exception {
        assumeTrue(!Files.exists(RELEASES), "there is a release, and so nothing breaks");
        Changes changes = Changes.of(EventContracts.in(ROOT));
        List<Break> untold =
                breaksSince(before).stream().filter(each -> !changes.tell(each)).toList();

        assertEquals(
                List.of(),
                untold,
                "a break since " + before + " has its line in deploy/contracts/changes.md: document, member, what, why,"
                        + " what a client does");
    }

    @Test
    void sinceTheFirstReleaseNothingBreaks() throws Exception {
        assumeTrue(Files.exists(RELEASES), "there is no release yet");
        Matcher commit = Pattern.compile("\\b[0-9a-f]{40}\\b").matcher(Files.readString(RELEASES));
        assertTrue(commit.find(), "docs/releases.md names no commit");

        assertEquals(List.of(), breaksSince(commit.group()), "what was published stays");
    }

    private static List<Break> breaksSince(String commit) throws IOException, InterruptedException {
        assumeTrue(git("rev-parse", "--verify", "--quiet", commit + "^{commit}").isPresent(), "no commit " + commit);
        Map<String, JsonNode> was = new TreeMap<>();
        List<String> names = git("ls-tree", "-r", "--name-only", commit, FOLDER)
                .orElse("")
                .lines()
                .filter(name -> name.endsWith(".json"))
                .toList();
        for (String name : names) {
            String type = name.substring(FOLDER.length(), name.length() - ".json".length());
            was.put(type, JSON.readTree(git("show", commit + ":" + name).orElseThrow()));
        }
        Map<String, JsonNode> is = new TreeMap<>(EventContracts.of(ROOT).schemas());
        Optional<String> document = git("show", commit + ":deploy/contracts/" + EventContracts.ASYNCAPI);
        if (document.isPresent()) {
            was.put("topics", Promised.by(JSON.readTree(document.get())));
            is.put("topics", Promised.by(EventContracts.of(ROOT).asyncApi()));
        }
        List<Break> breaks = Compatibility.breaks(was, is);
        System.out.printf("schemas beside those of %s: %d compared, %d breaks%n", commit, was.size(), breaks.size());
        return breaks;
    }

    private static Optional<String> git(String... arguments) throws IOException, InterruptedException {
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
