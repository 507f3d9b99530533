package org.gendan.finance.statement;

/** A statement as it was handed in; account and currency are for files that do not name them, null otherwise. */
public record NewStatement(String fileName, long size, String sha256, String bankAccount, String currency) {}
