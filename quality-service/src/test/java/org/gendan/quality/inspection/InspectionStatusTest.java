package org.gendan.quality.inspection;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class InspectionStatusTest {

    @Test
    void everyPairOfStatesIsWrittenDown() {
        String allowed = Arrays.stream(InspectionStatus.values())
                .flatMap(from -> Arrays.stream(InspectionStatus.values()).map(to -> "%s -> %s: %s"
                        .formatted(from, to, from.next().contains(to) ? "yes" : "no")))
                .collect(Collectors.joining("\n"));
        assertEquals("""
                BOOKED -> BOOKED: no
                BOOKED -> REPORTED: yes
                BOOKED -> DECIDED: no
                BOOKED -> LAPSED: yes
                REPORTED -> BOOKED: no
                REPORTED -> REPORTED: yes
                REPORTED -> DECIDED: yes
                REPORTED -> LAPSED: no
                DECIDED -> BOOKED: no
                DECIDED -> REPORTED: no
                DECIDED -> DECIDED: no
                DECIDED -> LAPSED: no
                LAPSED -> BOOKED: no
                LAPSED -> REPORTED: no
                LAPSED -> DECIDED: no
                LAPSED -> LAPSED: no""", allowed);
    }
}
