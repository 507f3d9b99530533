package org.gendan.finance.account;

import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.util.Currency;
import org.gendan.kernel.audit.Audited;

/** The company's own account for money of one currency, as finance keeps it; new orders are paid to it. */
@Entity
public class CompanyAccount implements Audited {
    @Id
    private String currency;

    @Version
    private long version;

    @Embedded
    private BankAccount account;

    private String setBy;
    private LocalDate setOn;

    protected CompanyAccount() {}

    CompanyAccount(Currency currency) {
        this.currency = currency.getCurrencyCode();
    }

    void become(BankAccount kept, String by, LocalDate on) {
        account = kept;
        setBy = by;
        setOn = on;
    }

    public String currency() {
        return currency;
    }

    public long version() {
        return version;
    }

    public BankAccount account() {
        return account;
    }

    public String setBy() {
        return setBy;
    }

    public LocalDate setOn() {
        return setOn;
    }

    @Override
    public String auditKey() {
        return currency;
    }
}
