package org.gendan.finance.expense;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ExpenseStatusTest {

    @Test
    void everyPairOfStatesIsWrittenDown() {
        String steps = Arrays.stream(ExpenseStatus.values())
                .flatMap(from -> Arrays.stream(ExpenseStatus.values()).map(to -> "%s -> %s: %s"
                        .formatted(from, to, from.next().contains(to) ? "yes" : "no")))
                .collect(Collectors.joining("\n"));
        assertEquals("""
                DRAFT -> DRAFT: no
                DRAFT -> SUBMITTED: yes
                DRAFT -> APPROVED: no
                DRAFT -> REJECTED: no
                DRAFT -> PAID: no
                SUBMITTED -> DRAFT: no
                SUBMITTED -> SUBMITTED: no
                SUBMITTED -> APPROVED: yes
                SUBMITTED -> REJECTED: yes
                SUBMITTED -> PAID: no
                APPROVED -> DRAFT: no
                APPROVED -> SUBMITTED: no
                APPROVED -> APPROVED: no
                APPROVED -> REJECTED: no
                APPROVED -> PAID: yes
                REJECTED -> DRAFT: no
                REJECTED -> SUBMITTED: yes
                REJECTED -> APPROVED: no
                REJECTED -> REJECTED: no
                REJECTED -> PAID: no
                PAID -> DRAFT: no
                PAID -> SUBMITTED: no
                PAID -> APPROVED: no
                PAID -> REJECTED: no
                PAID -> PAID: no""", steps);
    }
}
