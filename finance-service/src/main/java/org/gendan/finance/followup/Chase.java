package org.gendan.finance.followup;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.gendan.finance.followup.DunningLetters.Whose;
import org.gendan.finance.receivable.Bookkeeping;
import org.gendan.finance.receivable.Debt;
import org.gendan.finance.receivable.PaymentLetters;
import org.gendan.finance.receivable.Position;
import org.gendan.finance.receivable.Receivable;
import org.gendan.finance.receivable.Receivables;
import org.gendan.kernel.time.DailyJob;
import org.gendan.kernel.time.WorkingCalendar;
import org.gendan.kernel.time.WorkingDays;

/**
 * Reminds customers each morning of what they have not paid: shortly before it is due, once it was, and then by the levels
 * of dunning. Nobody is reminded of what is paid, cancelled, under dispute, or promised for a day that has not passed.
 */
@ApplicationScoped
public class Chase implements DailyJob {
    private static final int AT_ONCE = 200;

    private final Receivables receivables;
    private final Bookkeeping books;
    private final PaymentLetters letters;
    private final Disputes disputes;
    private final Contacts contacts;
    private final DunningLetters dunned;
    private final DunningPolicy policy;
    private final WorkingCalendar calendar;
    private final int reminderDays;

    Chase(
            Receivables receivables,
            Bookkeeping books,
            PaymentLetters letters,
            Disputes disputes,
            Contacts contacts,
            DunningLetters dunned,
            DunningPolicy policy,
            WorkingCalendar calendar,
            @ConfigProperty(name = "gendan.finance.reminder-days") int reminderDays) {
        this.receivables = receivables;
        this.books = books;
        this.letters = letters;
        this.disputes = disputes;
        this.contacts = contacts;
        this.dunned = dunned;
        this.policy = policy;
        this.calendar = calendar;
        this.reminderDays = reminderDays;
    }

    @Override
    public String name() {
        return "payment-reminders";
    }

    @Override
    public LocalTime dueAt() {
        return LocalTime.of(8, 30);
    }

    @Override
    public void run(LocalDate day) {
        WorkingDays days = calendar.workingDays();
        LocalDate soon = days.add(day, reminderDays).date();
        List<Receivable> orders = receivables.dueBy(soon, null, AT_ONCE);
        while (!orders.isEmpty()) {
            Map<Currency, List<Receivable>> byCurrency =
                    orders.stream().collect(Collectors.groupingBy(Receivable::currency));
            byCurrency.values().forEach(some -> chase(some, day, soon));
            orders = receivables.dueBy(soon, orders.getLast().orderId(), AT_ONCE);
        }
    }

    private void chase(List<Receivable> orders, LocalDate day, LocalDate soon) {
        List<UUID> ids = orders.stream().map(Receivable::orderId).toList();
        Set<UUID> disputed = disputes.under(ids);
        Map<UUID, LocalDate> promises = contacts.promises(ids);
        Map<UUID, Position> positions = books.of(orders);
        Map<UUID, List<DunningLetter>> written = dunned.of(ids).stream()
                .collect(Collectors.groupingBy(letter -> letter.id().orderId()));
        Map<Whose, Integer> numbers = dunned.debts(ids);
        for (Receivable order : orders) {
            LocalDate promised = promises.get(order.orderId());
            if (disputed.contains(order.orderId()) || promised != null && !day.isAfter(promised)) {
                continue;
            }
            Position now = positions.get(order.orderId());
            Debt.of(now, order.dueOn(), order.balanceDueOn()).stream()
                    .filter(debt -> debt.dueOn() != null && !debt.dueOn().isAfter(soon))
                    .forEach(debt -> chase(
                            order,
                            now,
                            debt,
                            numbers.getOrDefault(new Whose(order.orderId(), debt.kind()), 1),
                            written.getOrDefault(order.orderId(), List.of()),
                            day));
        }
    }

    private void chase(
            Receivable order, Position now, Debt debt, int number, List<DunningLetter> written, LocalDate day) {
        String key = order.orderId() + "/" + debt.kind();
        if (!day.isAfter(debt.dueOn())) {
            letters.remind(
                    order,
                    debt,
                    now.total(),
                    "payment-reminder",
                    "payment-reminder/%s/%s".formatted(key, debt.dueOn()));
            return;
        }
        List<DunningLetter> before = written.stream()
                .filter(letter ->
                        letter.id().kind() == debt.kind() && letter.id().debt() == number)
                .toList();
        LocalDate last = before.isEmpty() ? null : before.getLast().writtenOn();
        Optional<Integer> level = policy.due(debt.dueOn(), before.size(), last, day);
        if (level.isPresent()) {
            dun(order, now, debt, number, level.get(), day);
        } else if (before.isEmpty()) {
            letters.remind(order, debt, now.total(), "payment-overdue", "payment-overdue/" + key + suffix(number));
        }
    }

    private void dun(Receivable order, Position now, Debt debt, int number, int level, LocalDate day) {
        String kind = "dunning-" + level;
        String once = "%s/%s/%s%s".formatted(kind, order.orderId(), debt.kind(), suffix(number));
        if (letters.remind(order, debt, now.total(), kind, once)) {
            dunned.persistAndFlush(new DunningLetter(order.orderId(), debt, number, level, day));
        }
    }

    /** Of the first debt letters were written before debts were numbered. */
    private static String suffix(int number) {
        return number == 1 ? "" : "/" + number;
    }
}
