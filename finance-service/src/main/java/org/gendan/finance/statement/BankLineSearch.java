package org.gendan.finance.statement;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.UUID;

/** What somebody looks for among the bank's lines; null is whatever there is. The account is written without spaces. */
public record BankLineSearch(
        LineStatus status,
        UUID importId,
        String bankAccount,
        LocalDate from,
        LocalDate to,
        BigDecimal amount,
        Currency currency,
        String messageId,
        String transactionId) {}
