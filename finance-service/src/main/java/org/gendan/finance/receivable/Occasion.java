package org.gendan.finance.receivable;

import java.time.LocalDate;
import org.gendan.finance.receivable.Payments.Witness;

/** Why money moved, on which business date, by whom; and whose receipt it was, where it was one. */
public record Occasion(String reason, LocalDate on, String by, Witness witness) {
    public Occasion(String reason, LocalDate on, String by) {
        this(reason, on, by, null);
    }
}
