package org.gendan.finance.statement;

/** What a file is about where it does not say so itself; null where that is not known either. */
record Defaults(String bankAccount, String currency) {}
