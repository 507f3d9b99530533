package org.gendan.finance.receivable;

/** A receivable beside what has arrived for it. */
public record Account(Receivable receivable, Coverage coverage) {

    static Account of(Receivable receivable, Received received) {
        return new Account(receivable, receivable.coveredBy(received));
    }
}
