package org.gendan.quality.sampling;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class SwitchingStatusTest {

    @Test
    @Tag("rule-47")
    void everyPairOfStatesIsWrittenDown() {
        String allowed = Arrays.stream(SwitchingStatus.values())
                .flatMap(from -> Arrays.stream(SwitchingStatus.values()).map(to -> "%s -> %s: %s"
                        .formatted(from, to, from.next().contains(to) ? "yes" : "no")))
                .collect(Collectors.joining("\n"));
        assertEquals("""
                NORMAL -> NORMAL: no
                NORMAL -> TIGHTENED: yes
                NORMAL -> REDUCED: yes
                NORMAL -> DISCONTINUED: no
                TIGHTENED -> NORMAL: yes
                TIGHTENED -> TIGHTENED: no
                TIGHTENED -> REDUCED: no
                TIGHTENED -> DISCONTINUED: yes
                REDUCED -> NORMAL: yes
                REDUCED -> TIGHTENED: no
                REDUCED -> REDUCED: no
                REDUCED -> DISCONTINUED: no
                DISCONTINUED -> NORMAL: no
                DISCONTINUED -> TIGHTENED: yes
                DISCONTINUED -> REDUCED: no
                DISCONTINUED -> DISCONTINUED: no""", allowed);
    }
}
