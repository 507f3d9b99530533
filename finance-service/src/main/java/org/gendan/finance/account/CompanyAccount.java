package org.gendan.finance.account;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;
import org.gendan.kernel.audit.Audited;
import org.gendan.kernel.rule.FourEyes;
import org.gendan.kernel.rule.Refused;

/**
 * The company's own account for money of one currency; new orders are paid to it. One person proposes it, and it stands once
 * another has confirmed it.
 */
@Entity
public class CompanyAccount implements Audited {
    @Id
    private String currency;

    @Version
    private long version;

    @Embedded
    private BankAccount account;

    private String setBy;
    private String confirmedBy;
    private LocalDate setOn;

    @Embedded
    @AttributeOverride(name = "beneficiary", column = @Column(name = "proposed_beneficiary"))
    @AttributeOverride(name = "bank", column = @Column(name = "proposed_bank"))
    @AttributeOverride(name = "swift", column = @Column(name = "proposed_swift"))
    @AttributeOverride(name = "number", column = @Column(name = "proposed_account"))
    private BankAccount proposed;

    private String proposedBy;

    protected CompanyAccount() {}

    CompanyAccount(Currency currency) {
        this.currency = currency.getCurrencyCode();
    }

    /** Nothing changes by it yet; it takes the place of another one that nobody has confirmed. */
    void propose(BankAccount next, String by) {
        proposed = next;
        proposedBy = by;
    }

    void confirm(String by, LocalDate on) {
        if (proposed == null) {
            throw Refused.conflict("no-account-proposed", Map.of("currency", currency));
        }
        FourEyes.require(by, proposedBy);
        account = proposed;
        setBy = proposedBy;
        confirmedBy = by;
        setOn = on;
        proposed = null;
        proposedBy = null;
    }

    public String currency() {
        return currency;
    }

    public long version() {
        return version;
    }

    /** Empty as long as nobody has confirmed the first one. */
    public Optional<BankAccount> account() {
        return Optional.ofNullable(account);
    }

    /** Null as {@link #account} is empty. */
    public String setBy() {
        return setBy;
    }

    /** Null as {@link #account} is empty. */
    public LocalDate setOn() {
        return setOn;
    }

    /** Empty where nothing waits to be confirmed. */
    public Optional<BankAccount> proposed() {
        return Optional.ofNullable(proposed);
    }

    /** Null as {@link #proposed} is empty. */
    public String proposedBy() {
        return proposedBy;
    }

    @Override
    public String auditKey() {
        return currency;
    }
}
