package org.gendan.finance.expense;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gendan.finance.expense.ExpenseClaims.Elsewhere;
import org.gendan.finance.journal.Entry;
import org.gendan.finance.journal.EntryKind;
import org.gendan.finance.journal.Journal;
import org.gendan.finance.receivable.Receivables;
import org.gendan.kernel.list.Listing;
import org.gendan.kernel.list.Search;
import org.gendan.kernel.rule.Refused;
import org.gendan.kernel.time.BusinessClock;
import org.gendan.kernel.who.Caller;
import org.gendan.kernel.who.ExpectedVersion;
import org.gendan.language.Role;
import org.gendan.office.attachment.Attachments;
import org.gendan.office.attachment.Attachments.Attachment;
import org.gendan.office.attachment.Upload;
import org.gendan.office.attachment.UploadCheck;

/** What merchandisers and inspectors claim back, and what the department head and the cashier do with it (S3.15). */
@ApplicationScoped
public class ExpenseDesk {
    public static final Listing<ExpenseClaim> LISTING = Listing.of(ExpenseClaim.class, "id", ExpenseClaim::id);

    private final ExpenseClaims claims;
    private final Receivables receivables;
    private final InspectedLots lots;
    private final Journal journal;
    private final Attachments attachments;
    private final BusinessClock clock;
    private final Caller caller;
    private final ExpectedVersion expected;

    ExpenseDesk(
            ExpenseClaims claims,
            Receivables receivables,
            InspectedLots lots,
            Journal journal,
            Attachments attachments,
            BusinessClock clock,
            Caller caller,
            ExpectedVersion expected) {
        this.claims = claims;
        this.receivables = receivables;
        this.lots = lots;
        this.journal = journal;
        this.attachments = attachments;
        this.clock = clock;
        this.caller = caller;
        this.expected = expected;
    }

    /** Something about a line that whoever decides should look at; it blocks nothing. */
    @Schema(
            name = "ExpenseWarning",
            description = "Something about a line that whoever decides should look at; it blocks nothing.")
    public record Warning(
            @Schema(description = "The line, counted from 0.")
            int line,

            @Schema(description = "duplicate-meal, currency-assumed or year-derived.", examples = "duplicate-meal")
            String code,

            @Schema(description = "The claim in which the same meal stands, where it is another one.")
            UUID claimId) {}

    /** A claim with what should be looked at. */
    public record Judged(ExpenseClaim claim, List<Warning> warnings, List<Attachment> receipts) {}

    @Transactional
    public Judged claim(NewClaim request) {
        return open(request.orderId(), request.trip(), request.lines());
    }

    /** A claim from what was jotted down. */
    @Transactional
    public Judged claim(JottedClaim request) {
        LocalDate today = clock.today();
        return open(
                request.orderId(),
                request.trip(),
                new ExpenseNote(request.trip(), request.year(), today).read(request.note()));
    }

    @Transactional
    public Judged change(UUID id, List<ExpenseLine> lines) {
        ExpenseClaim claim = own(id);
        expected.required(claim.version());
        claim.change(lines, clock.today());
        claims.flush();
        return judged(claim);
    }

    @Transactional
    public Attachment attach(UUID id, Upload upload) {
        ExpenseClaim claim = own(id);
        expected.ifStated(claim.version());
        claim.refuseUnlessOpen();
        return attachments.store(claim.id(), upload, UploadCheck.DOCUMENTS, caller.name());
    }

    @Transactional
    public Judged submit(UUID id) {
        return step(own(id), ExpenseClaim::submit);
    }

    @Transactional
    public Judged approve(UUID id) {
        return step(find(id), claim -> claim.approve(caller.name(), clock.now()));
    }

    @Transactional
    public Judged reject(UUID id, String reason) {
        caller.because(reason);
        return step(find(id), claim -> claim.reject(reason, caller.name(), clock.now()));
    }

    /** The money leaves the bank: from here on it stands in the journal. */
    @Transactional
    public Judged pay(UUID id, String reference, LocalDate occurredOn) {
        LocalDate on = clock.dateOf(occurredOn);
        ExpenseClaim claim = find(id);
        Judged paid = step(claim, ready -> ready.pay(reference, on, caller.name()));
        journal.append(Entry.of(EntryKind.EXPENSE, id, on, caller.name(), reference, claim.payment()));
        return paid;
    }

    @Transactional
    public Judged get(UUID id) {
        return judged(find(id));
    }

    @Transactional
    public List<ExpenseClaim> page(ExpenseSearch wanted, Search<ExpenseClaim> search) {
        List<ExpenseClaim> page = claims.page(wanted, search);
        page.forEach(ExpenseClaim::totals);
        return page;
    }

    private Judged open(UUID orderId, Trip trip, List<ExpenseLine> lines) {
        if (orderId != null) {
            requireOwn(orderId);
        }
        ExpenseClaim claim = new ExpenseClaim(orderId, trip, lines, caller.name(), clock.today(), clock.now());
        claims.persist(claim);
        claims.flush();
        return judged(claim);
    }

    /** An inspector's orders are those of which a lot was given to them; they see nothing else of such an order here. */
    private void requireOwn(UUID orderId) {
        boolean own = receivables.visible(orderId).isPresent()
                || caller.has(Role.INSPECTOR)
                        && lots.isOneOf(orderId, caller.name())
                        && receivables.findByIdOptional(orderId).isPresent();
        if (!own) {
            throw Refused.unknown("order", orderId);
        }
    }

    private Judged step(ExpenseClaim claim, Consumer<ExpenseClaim> verb) {
        expected.ifStated(claim.version());
        verb.accept(claim);
        claims.flush();
        return judged(claim);
    }

    private ExpenseClaim find(UUID id) {
        return claims.visible(id).orElseThrow(() -> Refused.unknown("expense-claim", id));
    }

    /** What is written down or handed in is one's own; those who see all claims change nothing in them. */
    private ExpenseClaim own(UUID id) {
        ExpenseClaim claim = find(id);
        if (!claim.isOf(caller.name())) {
            throw Refused.unknown("expense-claim", id);
        }
        return claim;
    }

    private Judged judged(ExpenseClaim claim) {
        List<ExpenseLine> lines = claim.lines();
        List<Elsewhere> elsewhere = claims.elsewhere(
                claim, lines.stream().map(ExpenseLine::spentOn).distinct().toList());
        List<Warning> warnings = IntStream.range(0, lines.size())
                .boxed()
                .flatMap(number -> warnings(lines, number, elsewhere))
                .toList();
        return new Judged(claim, warnings, attachments.of(claim.id()));
    }

    private static Stream<Warning> warnings(List<ExpenseLine> lines, int number, List<Elsewhere> elsewhere) {
        ExpenseLine line = lines.get(number);
        Stream<Warning> here = lines.subList(0, number).stream()
                .filter(line::isSameMealAs)
                .limit(1)
                .map(_ -> new Warning(number, "duplicate-meal", null));
        Stream<Warning> there = elsewhere.stream()
                .filter(other -> line.kind().isMeal()
                        && other.kind() == line.kind()
                        && other.spentOn().equals(line.spentOn()))
                .limit(1)
                .map(other -> new Warning(number, "duplicate-meal", other.claimId()));
        Stream<Warning> assumed = Boolean.TRUE.equals(line.currencyAssumed())
                ? Stream.of(new Warning(number, "currency-assumed", null))
                : Stream.empty();
        Stream<Warning> derived = Boolean.TRUE.equals(line.yearDerived())
                ? Stream.of(new Warning(number, "year-derived", null))
                : Stream.empty();
        return Stream.of(here, there, assumed, derived).flatMap(each -> each);
    }
}
