package org.gendan.finance.charge;

import org.gendan.finance.receivable.Position;
import org.gendan.finance.receivable.Receivable;

/** Is asked before something is let go of what an order owes. */
public interface CreditGuard {

    /** Refuses credit to a customer that is held; what left the gate is none any more. */
    void refuseWhileHeld(Receivable receivable, Position now);
}
