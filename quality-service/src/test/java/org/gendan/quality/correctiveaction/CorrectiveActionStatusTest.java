package org.gendan.quality.correctiveaction;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CorrectiveActionStatusTest {

    @Test
    void everyPairOfStatesIsWrittenDown() {
        String allowed = Arrays.stream(CorrectiveActionStatus.values())
                .flatMap(from -> Arrays.stream(CorrectiveActionStatus.values()).map(to -> "%s -> %s: %s"
                        .formatted(from, to, from.next().contains(to) ? "yes" : "no")))
                .collect(Collectors.joining("\n"));
        assertEquals("""
                OPEN -> OPEN: no
                OPEN -> ANSWERED: yes
                OPEN -> EFFECTIVE: no
                ANSWERED -> OPEN: yes
                ANSWERED -> ANSWERED: no
                ANSWERED -> EFFECTIVE: yes
                EFFECTIVE -> OPEN: no
                EFFECTIVE -> ANSWERED: no
                EFFECTIVE -> EFFECTIVE: no""", allowed);
    }
}
