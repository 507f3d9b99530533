package org.gendan.kernel.delivery.erp;

import java.util.List;

/** What an ERP sent cannot be applied: everything that is wrong with it, as far as it was seen. */
public final class Faulty extends RuntimeException {
    private final transient List<Fault> faults;

    /** At least one. */
    public Faulty(List<Fault> faults) {
        // It says itself where it is wrong; the stack would be taken for nothing, and often.
        super(String.valueOf(faults), null, false, false);
        this.faults = List.copyOf(faults);
    }

    public Faulty(Fault fault) {
        this(List.of(fault));
    }

    public List<Fault> faults() {
        return faults;
    }
}
