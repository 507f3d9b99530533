package org.gendan.finance.credit;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.gendan.language.Money;

/**
 * Where a customer stands with its credit: the limit if there is one, what it owes of what was invoiced in the limit's
 * currency, and which of its open orders wait while it is held.
 */
public record CreditStanding(
        UUID customerId, String customerName, Optional<CreditLimit> limit, Money outstanding, List<OpenOrder> orders) {

    /** An order that is neither cancelled nor settled; prepaid: all of it is paid for. */
    public record OpenOrder(
            UUID orderId, String orderNumber, Money total, Money open, boolean prepaid, boolean shipped) {

        /** A hold is for what is still to be delivered on credit: prepaid orders and goods that left go on (rule 16). */
        boolean waits() {
            return !prepaid && !shipped;
        }
    }

    public boolean isHeld() {
        return limit.map(CreditLimit::isHeld).orElse(false);
    }

    public boolean waits(OpenOrder order) {
        return isHeld() && order.waits();
    }
}
