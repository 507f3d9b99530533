package org.gendan.finance.followup;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gendan.finance.receivable.Bookkeeping;
import org.gendan.finance.receivable.Debt;
import org.gendan.finance.receivable.Receivable;
import org.gendan.finance.receivable.Receivables;
import org.gendan.kernel.rule.Refused;
import org.gendan.kernel.time.BusinessClock;
import org.gendan.kernel.who.Caller;
import org.gendan.kernel.who.ExpectedVersion;
import org.gendan.language.Ids;

/** What merchandiser and finance do to recover what an order owes (S1.17b); none of it changes what is owed. */
@ApplicationScoped
public class FollowUpDesk {
    private final Receivables receivables;
    private final Bookkeeping books;
    private final Contacts contacts;
    private final Disputes disputes;
    private final DunningLetters dunned;
    private final BusinessClock clock;
    private final Caller caller;
    private final ExpectedVersion expected;

    FollowUpDesk(
            Receivables receivables,
            Bookkeeping books,
            Contacts contacts,
            Disputes disputes,
            DunningLetters dunned,
            BusinessClock clock,
            Caller caller,
            ExpectedVersion expected) {
        this.receivables = receivables;
        this.books = books;
        this.contacts = contacts;
        this.disputes = disputes;
        this.dunned = dunned;
        this.clock = clock;
        this.caller = caller;
        this.expected = expected;
    }

    @Transactional
    public FollowUp get(UUID orderId) {
        Receivable receivable = visible(orderId);
        return new FollowUp(
                receivable,
                clock.today(),
                Debt.of(books.of(receivable), receivable.dueOn(), receivable.balanceDueOn()),
                disputes.openOf(orderId),
                Optional.ofNullable(contacts.promises(List.of(orderId)).get(orderId)),
                dunned.of(List.of(orderId)));
    }

    @Transactional
    public Contact log(UUID orderId, NewContact spoken) {
        visible(orderId);
        LocalDate occurredOn = clock.dateOf(spoken.occurredOn());
        if (spoken.promisedOn() != null && spoken.promisedOn().isBefore(clock.today())) {
            throw Refused.invalid("promisedOn", "lies in the past; today is " + clock.today());
        }
        Contact contact = new Contact(Ids.next(), orderId, spoken, occurredOn, caller.name(), clock.now());
        contacts.persistAndFlush(contact);
        return contact;
    }

    @Transactional
    public List<Contact> contacts(UUID orderId, UUID after, int limit) {
        visible(orderId);
        return contacts.page(orderId, after, limit);
    }

    /** From now on nobody is reminded of this order's money; of the customer's other orders they are. */
    @Transactional
    public void dispute(UUID orderId, String reason) {
        caller.because(reason);
        Receivable receivable = receivables.locked(orderId);
        expected.ifStated(receivable.version());
        disputes.openOf(orderId).ifPresent(open -> {
            throw Refused.conflict("already-disputed", Map.of("reason", open.reason()));
        });
        disputes.persistAndFlush(new Dispute(Ids.next(), orderId, reason, caller.name(), clock.today()));
    }

    /** Reminders go on where they stopped: levels that were written are not written again. */
    @Transactional
    public void liftDispute(UUID orderId, String reason) {
        caller.because(reason);
        Receivable receivable = receivables.locked(orderId);
        expected.ifStated(receivable.version());
        Dispute open = disputes.openOf(orderId)
                .orElseThrow(() -> Refused.conflict("not-disputed", Map.of("orderNumber", receivable.orderNumber())));
        open.lift(reason, caller.name(), clock.today());
        disputes.flush();
    }

    private Receivable visible(UUID orderId) {
        return receivables.visible(orderId).orElseThrow(() -> Refused.unknown("order", orderId));
    }
}
