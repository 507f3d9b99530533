package org.gendan.finance.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Currency;
import java.util.List;
import org.gendan.kernel.rule.Refused;
import org.gendan.kernel.time.BusinessClock;
import org.gendan.kernel.who.Caller;
import org.gendan.kernel.who.ExpectedVersion;

/** Keeps the company's accounts, each by the word of two people. Orders that stand keep the account that was agreed with them (rule 9). */
@ApplicationScoped
public class CompanyAccountDesk {
    private final CompanyAccounts accounts;
    private final BusinessClock clock;
    private final Caller caller;
    private final ExpectedVersion expected;

    CompanyAccountDesk(CompanyAccounts accounts, BusinessClock clock, Caller caller, ExpectedVersion expected) {
        this.accounts = accounts;
        this.clock = clock;
        this.caller = caller;
        this.expected = expected;
    }

    @Transactional
    public List<CompanyAccount> list() {
        return accounts.inOrder();
    }

    @Transactional
    public CompanyAccount get(Currency currency) {
        return accounts.findByIdOptional(currency.getCurrencyCode())
                .orElseThrow(() -> Refused.unknown("company-account", currency.getCurrencyCode()));
    }

    @Transactional
    public CompanyAccount propose(Currency currency, BankAccount account, String reason) {
        caller.because(reason);
        CompanyAccount kept = accounts.findByIdOptional(currency.getCurrencyCode())
                .map(there -> {
                    expected.required(there.version());
                    return there;
                })
                .orElseGet(() -> new CompanyAccount(currency));
        kept.propose(account, caller.name());
        accounts.persistAndFlush(kept);
        return kept;
    }

    @Transactional
    public CompanyAccount confirm(Currency currency) {
        CompanyAccount kept = get(currency);
        expected.ifStated(kept.version());
        kept.confirm(caller.name(), clock.today());
        accounts.flush();
        return kept;
    }
}
