package org.gendan.finance.receivable;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.gendan.kernel.rule.Refused;
import org.gendan.kernel.time.BusinessClock;
import org.gendan.kernel.time.DailyJob;
import org.gendan.kernel.time.WorkingCalendar;
import org.gendan.kernel.time.WorkingDays;
import org.gendan.kernel.who.Caller;
import org.gendan.kernel.who.ExpectedVersion;
import org.gendan.language.ProductionEvent.CompletionForecast;
import org.gendan.language.ProductionEvent.ProductionCompleted;
import org.gendan.language.ProductionEvent.ProductionProgressed;

/**
 * Asks customers for the balance ahead of the shipment (S1.11, rule 26): when production forecasts completion within the
 * notice period and has begun to pack, or completed, whichever is first, once per revision and balance; or earlier, when
 * somebody says so. A forecast that slips moves the day by which it is due. A request is never a confirmation.
 */
@ApplicationScoped
public class BalanceNotice implements DailyJob {
    private static final int AT_ONCE = 100;

    private final Receivables receivables;
    private final Completions completions;
    private final Bookkeeping books;
    private final PaymentLetters letters;
    private final BusinessClock clock;
    private final WorkingCalendar calendar;
    private final Caller caller;
    private final ExpectedVersion expected;
    private final int noticeDays;
    private final int dueDays;

    BalanceNotice(
            Receivables receivables,
            Completions completions,
            Bookkeeping books,
            PaymentLetters letters,
            BusinessClock clock,
            WorkingCalendar calendar,
            Caller caller,
            ExpectedVersion expected,
            @ConfigProperty(name = "gendan.finance.balance-notice-days") int noticeDays,
            @ConfigProperty(name = "gendan.finance.balance-due-days") int dueDays) {
        this.receivables = receivables;
        this.completions = completions;
        this.books = books;
        this.letters = letters;
        this.clock = clock;
        this.calendar = calendar;
        this.caller = caller;
        this.expected = expected;
        this.noticeDays = noticeDays;
        this.dueDays = dueDays;
    }

    @Transactional
    public void record(CompletionForecast fact) {
        record(fact.orderId(), completion -> completion.expect(fact.expectedOn()));
        receivables
                .known(fact.orderId())
                .ifPresent(receivable -> postpone(receivable, books.of(receivable), fact.expectedOn()));
    }

    /** Of all that is counted only that packing begins says something here, and only the first time. */
    @Transactional
    public void record(ProductionProgressed fact) {
        Completion completion = of(fact.orderId());
        if (completion.pack()) {
            keep(completion);
        }
    }

    @Transactional
    public void record(ProductionCompleted fact) {
        record(fact.orderId(), completion -> completion.complete(fact.occurredOn()));
    }

    /** Asks by command of a merchandiser or of finance, ahead of the automatic request. */
    @Transactional
    public void ask(UUID orderId) {
        Receivable receivable = receivables.locked(orderId);
        expected.ifStated(receivable.version());
        receivable.refuseIfCancelled();
        Position now = books.of(receivable);
        if (!now.open().isPositive()) {
            throw Refused.conflict("nothing-due", Map.of("total", now.total().toString()));
        }
        if (receivable.isAskedFor(now)) {
            throw Refused.conflict(
                    "balance-already-requested",
                    Map.of(
                            "revision",
                            receivable.revision(),
                            "balance",
                            now.balance().toString()));
        }
        ask(receivable, now, new Reason("asked for by " + caller.name(), null), caller.name());
    }

    @Override
    public String name() {
        return "balance-notice";
    }

    @Override
    public LocalTime dueAt() {
        return LocalTime.of(8, 0);
    }

    /** Days pass while no new forecast comes: what came within the notice period by that is asked for here. */
    @Override
    public void run(LocalDate day) {
        LocalDate until = calendar.workingDays().add(clock.today(), noticeDays).date();
        List<UUID> orders = receivables.nearlyMade(until, null, AT_ONCE);
        while (!orders.isEmpty()) {
            orders.forEach(order ->
                    receivables.known(order).ifPresent(receivable -> askIfDue(receivable, books.of(receivable))));
            orders = receivables.nearlyMade(until, orders.getLast(), AT_ONCE);
        }
    }

    /** The automatic request, as far as what production said so far gives reason for it. */
    public void askIfDue(Receivable receivable, Position now) {
        if (!receivable.mayBeAskedFor(now)) {
            return;
        }
        completions
                .findByIdOptional(receivable.orderId())
                .flatMap(this::reason)
                .ifPresent(because -> ask(receivable, now, because, Bookkeeping.SELF));
    }

    private void record(UUID orderId, Consumer<Completion> fact) {
        Completion completion = of(orderId);
        fact.accept(completion);
        keep(completion);
    }

    private Completion of(UUID orderId) {
        return completions.findByIdOptional(orderId).orElseGet(() -> new Completion(orderId));
    }

    private void keep(Completion completion) {
        completions.persistAndFlush(completion);
        receivables.known(completion.orderId()).ifPresent(receivable -> askIfDue(receivable, books.of(receivable)));
    }

    /** Why the balance is asked for, and for which day completion was forecast, if that is why. */
    private record Reason(String because, LocalDate forecastFor) {
        static Reason forecast(LocalDate day) {
            return new Reason("completion forecast for " + day, day);
        }
    }

    private Optional<Reason> reason(Completion completion) {
        if (completion.isCompleted()) {
            return Optional.of(new Reason("production completed", null));
        }
        LocalDate expected = completion.expectedOn();
        return completion.isPacking() && expected != null && !isAhead(expected)
                ? Optional.of(Reason.forecast(expected))
                : Optional.empty();
    }

    /** Whether the notice period before the day has not begun. */
    private boolean isAhead(LocalDate day) {
        return calendar.workingDays().between(clock.today(), day).days() > noticeDays;
    }

    private void ask(Receivable receivable, Position now, Reason reason, String by) {
        LocalDate today = clock.today();
        LocalDate due = calendar.workingDays().add(today, dueDays).date();
        Occasion occasion = new Occasion(reason.because(), today, by);
        books.announce(receivable, receivable.askForBalance(now, reason.forecastFor(), due, occasion));
        letters.askForBalance(receivable, now);
    }

    /** Goods that come later than when they were asked for are paid later: as long after as if they were asked for then. */
    private void postpone(Receivable receivable, Position now, LocalDate expected) {
        if (!receivable.isAskedForEarlierThan(expected, now) || !isAhead(expected)) {
            return;
        }
        WorkingDays days = calendar.workingDays();
        LocalDate asked = days.add(expected, -noticeDays).date();
        LocalDate due = days.add(asked, dueDays).date();
        Reason reason = Reason.forecast(expected);
        Occasion occasion = new Occasion(reason.because(), clock.today(), Bookkeeping.SELF);
        books.announce(receivable, receivable.askForBalance(now, expected, due, occasion));
        letters.tellPostponed(receivable, now);
    }
}
