package org.gendan.finance.receivable;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import org.gendan.kernel.rule.FourEyes;

/**
 * That an order is to be paid to another account: proposed by one person, and in force once another one has confirmed it,
 * since whoever changes it alone could have the money come to themselves.
 */
@Embeddable
public record AccountChange(
        @Column(name = "account_proposed") String account,
        @Column(name = "account_proposed_because") String reason,
        @Column(name = "account_proposed_by") String by,
        @Column(name = "account_proposed_at") Instant at,
        @Column(name = "account_confirmed_by") String confirmedBy,
        @Column(name = "account_confirmed_at") Instant confirmedAt) {

    static AccountChange proposed(String account, String reason, String by, Instant at) {
        return new AccountChange(account, reason, by, at, null, null);
    }

    public boolean isOpen() {
        return confirmedBy == null;
    }

    AccountChange confirmed(String person, Instant now) {
        FourEyes.require(person, by);
        return new AccountChange(account, reason, by, at, person, now);
    }
}
