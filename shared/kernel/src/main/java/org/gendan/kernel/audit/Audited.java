package org.gendan.kernel.audit;

import jakarta.persistence.Transient;

/** What leaves a trail: every change of it is written down with who, why, before and after. */
public interface Audited {

    /** The chain that the change belongs to: the order id, or the own id where there is no order. */
    @Transient
    String auditKey();
}
