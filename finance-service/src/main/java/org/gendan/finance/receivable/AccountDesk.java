package org.gendan.finance.receivable;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gendan.kernel.rule.Texts;
import org.gendan.kernel.time.BusinessClock;
import org.gendan.kernel.who.Caller;
import org.gendan.kernel.who.ExpectedVersion;
import org.gendan.language.Role;
import org.gendan.office.notice.Notice;
import org.gendan.office.notice.Notices;
import org.gendan.office.notice.Recipients;

/**
 * Changes the account that an open order is paid to, the one of its agreed terms that may change: the business manager
 * proposes it with a reason, and finance and the merchandiser learn of it at once; when somebody else has confirmed it, it
 * stands, and the customer is told (rule 9).
 */
@ApplicationScoped
public class AccountDesk {
    private static final String PROPOSED = "account-proposed";

    private final Receivables receivables;
    private final Bookkeeping books;
    private final PaymentLetters letters;
    private final Notices notices;
    private final Recipients recipients;
    private final BusinessClock clock;
    private final Caller caller;
    private final ExpectedVersion expected;

    AccountDesk(
            Receivables receivables,
            Bookkeeping books,
            PaymentLetters letters,
            Notices notices,
            Recipients recipients,
            BusinessClock clock,
            Caller caller,
            ExpectedVersion expected) {
        this.receivables = receivables;
        this.books = books;
        this.letters = letters;
        this.notices = notices;
        this.recipients = recipients;
        this.clock = clock;
        this.caller = caller;
        this.expected = expected;
    }

    @Transactional
    public void propose(UUID orderId, NewAccount request) {
        caller.because(request.reason());
        Receivable receivable = receivables.locked(orderId);
        expected.required(receivable.version());
        receivable.refuseIfCancelled();
        receivable.proposeAccount(
                request.bankAccount().strip(), request.reason().strip(), caller.name(), clock.now());
        receivables.flush();
        tell(receivable);
    }

    @Transactional
    public void confirm(UUID orderId) {
        Receivable receivable = receivables.locked(orderId);
        expected.ifStated(receivable.version());
        receivable.refuseIfCancelled();
        receivable.accountChange().map(AccountChange::reason).ifPresent(caller::because);
        receivable.confirmAccount(caller.name(), clock.now());
        receivables.flush();
        books.touch(List.of(orderId));
        letters.tellAccount(receivable, books.of(receivable));
    }

    private void tell(Receivable receivable) {
        Map<String, Object> facts = Map.of(
                "orderNumber", receivable.orderNumber(),
                "account", receivable.accountChange().orElseThrow().account(),
                "reason", receivable.accountChange().orElseThrow().reason(),
                "by", caller.name());
        notices.mail(Notice.of(
                receivable.orderId().toString(),
                PROPOSED,
                List.of(
                        recipients.role(Role.FINANCE),
                        recipients.role(Role.BUSINESS_MANAGER),
                        recipients.staff(receivable.merchandiser())),
                Texts.english("account-proposed.subject", facts) + " · "
                        + Texts.chinese("account-proposed.subject", facts),
                Texts.english("account-proposed", facts) + "\n\n" + Texts.chinese("account-proposed", facts)));
    }
}
