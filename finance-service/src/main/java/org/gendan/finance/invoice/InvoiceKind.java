package org.gendan.finance.invoice;

/** What asks for money of goods that left, and what takes some of it back. */
public enum InvoiceKind {
    INVOICE("CI"),
    CREDIT_NOTE("CN");

    private final String prefix;

    InvoiceKind(String prefix) {
        this.prefix = prefix;
    }

    /** The document's number: the range starts anew each year and has no gaps. */
    String number(int year, long n) {
        return "%s-%d-%06d".formatted(prefix, year, n);
    }
}
