package org.gendan.contracts.events;

import static org.gendan.contracts.History.ROOT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.gendan.contracts.Node;
import org.gendan.contracts.NodeHere;
import org.gendan.language.EventTypes;
import org.gendan.language.Topics;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The contract of the bus: what is in git is what the language says, bounded, and read by who is not Java. */
@Tag("S0")
class EventContractsTest {
    private static final String WRITE = "contracts.write";
    private static final String COMMAND = "./gendan contracts";

    @Test
    void whatIsInGitIsWhatTheRecordsSay() throws IOException {
        EventContracts contracts = EventContracts.of(ROOT);
        if (Boolean.getBoolean(WRITE)) {
            contracts.write(ROOT);
        }

        Set<String> differing = new TreeSet<>();
        Map<String, String> committed = committed();
        contracts.files().forEach((name, content) -> {
            if (!content.equals(committed.remove(name))) {
                differing.add(name);
            }
        });
        differing.addAll(committed.keySet());

        assertEquals(
                Set.of(), differing, () -> "write them anew with " + COMMAND + ", and look at what became of them");
    }

    @Test
    void everyTypeThatIsAnnouncedLiesOnATopic() {
        Set<String> announced = new TreeSet<>(EventTypes.all().keySet());
        Topics.all().forEach(topic -> announced.removeAll(topic.types().keySet()));

        assertEquals(Set.of(), announced);
    }

    @Test
    void everySchemaSaysOwnerTopicKeyAndClause() throws IOException {
        EventContracts.of(ROOT).schemas().forEach((type, schema) -> {
            for (String said : List.of("$id", "title", "description", "x-owner", "x-key")) {
                assertTrue(schema.path(said).isTextual(), type + " says no " + said);
            }
            assertTrue(schema.path("x-topics").size() > 0, type);
            assertTrue(schema.path("x-clauses").size() > 0, type + " names no clause of the brief, rule or decision");
        });
    }

    @Test
    void noTextNoListAndNoNumberIsWithoutABound() throws IOException {
        Unbounded unbounded = new Unbounded();
        EventContracts.of(ROOT).schemas().forEach(unbounded::look);
        JsonNode document = new ObjectMapper()
                .readTree(
                        EventContracts.in(ROOT).resolve(EventContracts.ASYNCAPI).toFile());
        document.path("components")
                .path("schemas")
                .properties()
                .forEach(each -> unbounded.look(each.getKey(), each.getValue()));

        System.out.println(unbounded);
        assertEquals(List.of(), unbounded.found());
    }

    @Test
    void ajvCompilesEverySchemaTakesEveryGoldenFileAndRefusesEveryMutant() throws Exception {
        said(NodeHere.orSkipped()
                .run(
                        Map.of(),
                        "schemas.mjs",
                        EventContracts.in(ROOT).resolve(EventContracts.SCHEMAS).toString(),
                        ROOT.resolve("shared/language/src/main/resources/published-language")
                                .toString()));
    }

    @Test
    void theParserOfAsyncApiFindsNoErrorInTheDocument() throws Exception {
        said(NodeHere.orSkipped()
                .run(
                        Map.of(),
                        "asyncapi.mjs",
                        EventContracts.in(ROOT).resolve(EventContracts.ASYNCAPI).toString()));
    }

    private static void said(Node.Run run) {
        System.out.print(run.said());
        assertEquals(0, run.status(), run.said());
    }

    private static Map<String, String> committed() throws IOException {
        Path folder = EventContracts.in(ROOT);
        Map<String, String> files = new TreeMap<>();
        for (String part : List.of(EventContracts.SCHEMAS, "asyncapi")) {
            if (!Files.isDirectory(folder.resolve(part))) {
                fail("deploy/contracts/" + part + " is not there; write it with " + COMMAND);
            }
            try (Stream<Path> found = Files.list(folder.resolve(part))) {
                for (Path file : found.toList()) {
                    files.put(part + "/" + file.getFileName(), Files.readString(file));
                }
            }
        }
        return files;
    }
}
