package org.gendan.office.sheet;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ImportStateTest {
    private static final String TABLE = """
            RECEIVED -> BOOKING FAILED
            BOOKING -> DONE FAILED
            DONE ->
            FAILED ->""";

    @Test
    void anImportGoesWhereTheTableSaysAndNowhereElse() {
        List<String> written = TABLE.lines().map(String::strip).toList();
        List<String> built = Arrays.stream(ImportState.values())
                .map(state -> (state + " -> "
                                + state.next().stream().map(Enum::name).collect(Collectors.joining(" ")))
                        .strip())
                .toList();
        assertEquals(written, built);
    }
}
