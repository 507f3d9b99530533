package org.gendan.finance.receipt;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.UUID;

/**
 * What somebody looks for among the receipts; null is whatever there is. Unallocated: only those of which something is given
 * to no order and to no customer, confirmed or not.
 */
public record ReceiptSearch(
        UUID orderId,
        UUID customerId,
        ReceiptStatus status,
        boolean unallocated,
        String bankAccount,
        String bankSerial,
        LocalDate from,
        LocalDate to,
        BigDecimal amount,
        Currency currency) {}
