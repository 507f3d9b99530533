package org.gendan.finance.matching;

import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.gendan.language.Money;

/**
 * An order that money may be for: what is open of it and of its deposit, less what is recorded already and waits for its
 * confirmation, and the names under which its customer pays.
 */
record OpenOrder(
        UUID orderId,
        String orderNumber,
        UUID customerId,
        String customerName,
        Set<String> earlierPayers,
        Money deposit,
        Money open) {

    /** Numbers are compared without the dashes, which customers leave out. */
    static String compact(String orderNumber) {
        return orderNumber.replace("-", "").toUpperCase(Locale.ROOT);
    }

    boolean isPaidBy(String payer) {
        return isCalled(payer) || earlierPayers.contains(payer);
    }

    boolean isCalled(String payer) {
        return !payer.isEmpty() && payer.equals(customerName);
    }

    boolean isExactly(Money amount) {
        return amount.equals(open) || amount.equals(deposit);
    }
}
