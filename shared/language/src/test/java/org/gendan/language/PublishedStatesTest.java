package org.gendan.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.gendan.language.state.State;
import org.gendan.language.state.StateTypes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** As of events, the contract of each state is a file: what is told today is that file, and the file is read for ever. */
class PublishedStatesTest {
    private static final Path FILES = Path.of("src", "main", "resources", "published-language");
    private static final Path PROPOSED = Path.of("target", "published-states");
    private static final ObjectMapper JSON = new ObjectMapper();

    static Stream<StateTypes.Type<?>> types() {
        return StateTypes.all().stream();
    }

    @ParameterizedTest
    @MethodSource("types")
    void aStateIsWrittenAsItsFileSays(StateTypes.Type<?> type) throws IOException {
        State state = sample(type);
        assertEquals(type, StateTypes.of(state.getClass()));
        String written = PublishedLanguageTest.pretty(JSON.readTree(StateTypes.write(state)));
        Path file = FILES.resolve(type.name() + ".json");
        if (!Files.exists(file)) {
            Files.createDirectories(PROPOSED);
            Path proposed = Files.writeString(PROPOSED.resolve(file.getFileName()), written);
            fail("%s has no file yet; shared/language/%s is what it would be".formatted(type.name(), proposed));
        }
        assertEquals(Files.readString(file), written, () -> type.name() + " is not told as it was published");
    }

    @ParameterizedTest
    @MethodSource("types")
    void aStateIsReadAsItsFileSaysWhateverIsAddedLater(StateTypes.Type<?> type) throws IOException {
        ObjectNode tree =
                (ObjectNode) JSON.readTree(FILES.resolve(type.name() + ".json").toFile());
        assertEquals(sample(type), StateTypes.read(JSON.writeValueAsBytes(tree), type.record()));
        tree.put("addedLater", "by a newer producer");
        assertEquals(sample(type), StateTypes.read(JSON.writeValueAsBytes(tree), type.record()));
    }

    @Test
    void everyStateHasATopicOfItsOwnAndANameThatSaysWhoTellsIt() {
        assertEquals(
                StateTypes.all().size(),
                types().map(StateTypes.Type::topic).distinct().count());
        types().forEach(type -> {
            assertTrue(type.name().matches("(order|finance|production)\\.[a-z]+-state\\.v[1-9]"), type.name());
            assertTrue(type.topic().matches("gendan\\.state\\.[a-z]+"), type.topic());
            assertEquals(type, StateTypes.on(type.topic()).orElseThrow());
        });
    }

    private static State sample(StateTypes.Type<?> type) {
        return (State) PublishedLanguageTest.sampleOf(type.record());
    }
}
