package org.gendan.contracts.events;

import static org.gendan.contracts.History.ROOT;
import static org.gendan.contracts.History.git;
import static org.gendan.contracts.History.released;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.gendan.contracts.Break;
import org.gendan.contracts.Changes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What clients read before they read afterwards: the schemas beside those that lie in git. */
class UnbrokenTest {
    private static final String FOLDER = "deploy/contracts/" + EventContracts.SCHEMAS + "/";
    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @ValueSource(strings = {"HEAD", "HEAD^"})
    void untilTheFirstReleaseEveryBreakIsTold(String before) throws Exception {
        assumeTrue(released().isEmpty(), "there is a release, and so nothing breaks");

        assertEquals(
                List.of(),
                Changes.of(ROOT).untold(breaksSince(before)),
                "a break since " + before + " has its line in deploy/contracts/changes.md that names its place so");
    }

    @Test
    void sinceTheFirstReleaseNothingBreaks() throws Exception {
        assumeTrue(released().isPresent(), "there is no release yet");

        assertEquals(List.of(), breaksSince(released().get()), "what was published stays");
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
}
