package org.gendan.finance.matching;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ProposalsTest {

    @Test
    void anOrderNumberIsFoundHoweverItIsWritten() {
        for (String text :
                List.of("订金GD-20261101-0001尾款", "gd202611010001", "for GD 20261101-0001", "GD 202611010001")) {
            assertEquals(true, Proposals.numbersIn(text).contains("GD202611010001"), text);
        }
        assertEquals(Set.of(), Proposals.numbersIn("货款 12"));
    }
}
