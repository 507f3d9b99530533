package org.gendan.finance.expense;

import java.time.LocalDate;
import java.util.UUID;

/** What somebody looks for among the claims; null is whatever there is. The days are those of any of its lines. */
public record ExpenseSearch(ExpenseStatus status, UUID orderId, String claimant, LocalDate from, LocalDate to) {}
