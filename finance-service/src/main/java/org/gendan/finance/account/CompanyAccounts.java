package org.gendan.finance.account;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/** The company's accounts, one for each currency that it takes. */
@ApplicationScoped
public class CompanyAccounts implements PanacheRepositoryBase<CompanyAccount, String> {

    public Optional<BankAccount> of(Currency currency) {
        return findByIdOptional(currency.getCurrencyCode()).flatMap(CompanyAccount::account);
    }

    /** All that is known of the account with that number; null where there is none. */
    public BankAccount named(Currency currency, String number) {
        return number == null
                ? null
                : of(currency)
                        .filter(account -> account.isNumbered(number))
                        .orElseGet(() -> BankAccount.numbered(number));
    }

    /** At most one per currency of the world. */
    List<CompanyAccount> inOrder() {
        return list("order by currency");
    }
}
