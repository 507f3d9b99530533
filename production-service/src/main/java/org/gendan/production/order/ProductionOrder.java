package org.gendan.production.order;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gendan.kernel.audit.Audited;
import org.gendan.kernel.list.Listed;
import org.gendan.kernel.rule.Gate;
import org.gendan.kernel.rule.MayLack;
import org.gendan.kernel.rule.Refused;
import org.gendan.language.FinanceEvent.DepositConfirmed;
import org.gendan.language.FinanceEvent.DepositRevoked;
import org.gendan.language.OrderEvent;
import org.gendan.language.OrderEvent.Contract;
import org.gendan.language.OrderEvent.OrderAmended;
import org.gendan.language.OrderEvent.OrderCancelled;
import org.gendan.language.OrderEvent.OrderConfirmed;
import org.gendan.language.OrderEvent.OrderHandedOver;
import org.gendan.language.OrderEvent.OrderHeld;
import org.gendan.language.OrderEvent.OrderHoldLifted;
import org.gendan.language.OrderEvent.RequirementsStated;
import org.gendan.language.OrderEvent.Terms;
import org.gendan.language.ProductionEvent.CompletionForecast;
import org.gendan.language.ProductionEvent.LineOutcome;
import org.gendan.language.ProductionEvent.ProductionCompleted;
import org.gendan.language.ProductionEvent.ProductionReleased;
import org.gendan.language.ProductionEvent.WorkAssigned;
import org.gendan.language.Role;
import org.gendan.production.routing.Made;
import org.gendan.production.routing.Route;
import org.gendan.production.routing.Routes;

/**
 * What is to be made for a customer's order: one per order, for ever (rule 25). It comes into being with the first fact
 * that is announced about the order, is released when the order stands and its deposit is there, whichever comes first,
 * and is then given to factories lot by lot, until everything that is ordered is packed. A deposit that is revoked later
 * deletes nothing: it closes the gate for the next lot (rule 4). An amendment is a revision of it, never another one.
 */
@Entity
public class ProductionOrder extends Listed implements Audited {
    /** Nobody's command stands behind a release: it follows from two facts. */
    private static final String RELEASED_BY = "production-service";

    @Id
    private UUID id;

    @Version
    private long version;

    @Enumerated(EnumType.STRING)
    private ProductionOrderStatus status;

    private Instant since;
    private String orderNumber;
    private int revision;
    private String merchandiser;
    private String salesperson;
    private LocalDate dueOn;
    private BigDecimal tolerancePercent;
    private List<String> requirements;

    @OneToMany(cascade = CascadeType.ALL, fetch = FetchType.LAZY)
    @JoinColumn(name = "production_order_id", nullable = false, updatable = false)
    private List<OrderedLine> lines = new ArrayList<>();

    @Embedded
    private Deposit deposit;

    @Embedded
    private Hold hold;

    @Embedded
    private Cancellation cancelled;

    /** What was forecast last, so that only a change is announced. */
    private LocalDate expectedOn;

    private Integer lateDays;

    /** Each names its order itself. */
    @OneToMany(cascade = CascadeType.ALL, fetch = FetchType.LAZY)
    @JoinColumn(name = "production_order_id", insertable = false, updatable = false)
    private List<WorkAssignment> assignments = new ArrayList<>();

    protected ProductionOrder() {}

    ProductionOrder(UUID orderId, Instant at) {
        this.id = orderId;
        this.status = ProductionOrderStatus.ANNOUNCED;
        this.since = at;
    }

    void record(OrderConfirmed fact) {
        orderNumber = fact.orderNumber();
        revision = fact.revision();
        merchandiser = fact.merchandiser();
        salesperson = fact.salesperson();
        state(fact.lines(), fact.contract(), fact.terms());
    }

    /**
     * The order stands as a new revision. It is a fact and never refused: lots that were cut for more than is ordered now
     * give back what is not begun, and what remains too much is a conflict for the production manager. Returns the lots
     * that changed.
     */
    List<WorkAssigned> record(OrderAmended fact, Map<UUID, Made> made, Instant at) {
        Reallotment lots = new Reallotment(this, made);
        orderNumber = fact.orderNumber();
        revision = fact.revision();
        merchandiser = fact.merchandiser();
        salesperson = fact.salesperson();
        state(fact.lines(), fact.contract(), fact.terms());
        return lots.by(fact, at);
    }

    private void state(List<OrderEvent.Line> ordered, Contract contract, Terms terms) {
        dueOn = contract == null ? null : contract.deliverBy();
        tolerancePercent = terms == null ? BigDecimal.ZERO : terms.tolerancePercent();
        Map<UUID, OrderedLine> known = lines.stream().collect(Collectors.toMap(OrderedLine::id, Function.identity()));
        for (OrderEvent.Line line : ordered) {
            OrderedLine present = known.get(line.lineId());
            if (present == null) {
                lines.add(new OrderedLine(line));
            } else {
                present.change(line);
            }
        }
        Set<UUID> left = ordered.stream().map(OrderEvent.Line::lineId).collect(Collectors.toSet());
        lines.stream().filter(line -> !left.contains(line.id())).forEach(OrderedLine::drop);
    }

    void record(OrderHeld fact, Instant at) {
        hold = new Hold(fact.reason(), fact.by(), fact.occurredOn(), at);
    }

    void record(OrderHoldLifted fact) {
        hold = null;
    }

    /** Ends what nobody touched yet; what was started goes on until the production manager decides (rule 19). */
    void record(OrderCancelled fact, Instant at) {
        cancelled = new Cancellation(fact.reason(), fact.by(), fact.occurredOn());
        assignments.stream()
                .filter(assignment -> assignment.status() == AssignmentStatus.ASSIGNED)
                .forEach(assignment -> assignment.cancel(cancelled, at));
    }

    void record(OrderHandedOver fact) {
        merchandiser = fact.merchandiser();
    }

    void record(RequirementsStated fact) {
        requirements = List.copyOf(fact.requirements());
    }

    void record(DepositConfirmed fact) {
        deposit = Deposit.of(fact);
    }

    void record(DepositRevoked fact) {
        deposit = Deposit.of(fact);
    }

    /**
     * What every command on this production order waits for (design §6), the first release as well as the next lot. It is
     * computed from what was announced, in whatever order that came.
     */
    public Gate gate() {
        return Gate.named("production-not-released")
                .needs(isOrdered(), "order-confirmation", Role.MERCHANDISER)
                .needs(deposit != null && deposit.covers(revision), Deposit.missing(deposit, revision))
                .needs(cancelled == null, "order-cancelled", Role.BUSINESS_MANAGER, facts(cancelled))
                .needs(hold == null, "hold", Role.MERCHANDISER, facts(hold));
    }

    private boolean mayBeReleased() {
        return isOrdered() && deposit != null && deposit.covers(revision) && cancelled == null;
    }

    static Map<String, Object> facts(Cancellation cancelled) {
        return cancelled == null ? Map.of() : Map.of("reason", cancelled.reason());
    }

    static Map<String, Object> facts(Hold hold) {
        return hold == null ? Map.of() : Map.of("reason", hold.reason());
    }

    /** Releases production once, as soon as both facts are known; empty if one is missing or it was released before. */
    Optional<ProductionReleased> releaseIfOpen(LocalDate on, Instant at) {
        if (status != ProductionOrderStatus.ANNOUNCED || !mayBeReleased()) {
            return Optional.empty();
        }
        advanceTo(ProductionOrderStatus.RELEASED, at);
        return Optional.of(new ProductionReleased(id, revision, quantity(), on, RELEASED_BY));
    }

    /** Gives a lot to a factory. All lots together never make more of a line than was ordered. */
    WorkAssigned assign(NewAssignment work, Routes routes, LocalDate on, Instant at, String by) {
        gate().orRefuse();
        requireEachLineOnce(work.shares());
        requireNewLot(work.lot());
        requireWithinOrdered(work.shares());
        Route route = routes.of(work.shares().stream()
                .map(share -> line(share.lineId()).series())
                .distinct()
                .toList());
        WorkAssignment assignment = new WorkAssignment(id, revision, work, route, on, at, by);
        assignments.add(assignment);
        return assignment.announced();
    }

    /**
     * Whether everything that is ordered is packed, less tolerance, or was closed short, and no lot is still made.
     * Completes the order, or opens it again where an amendment wants more; announced for each revision that is complete.
     */
    Optional<ProductionCompleted> settle(Map<UUID, Made> made, LocalDate on, Instant at, String by) {
        List<LineOutcome> outcomes = lines.stream()
                .filter(line -> line.quantity() > 0)
                .map(line -> outcome(line, made))
                .toList();
        boolean complete = cancelled == null
                && !outcomes.isEmpty()
                && assignments.stream().noneMatch(WorkAssignment::isUnderWay)
                && outcomes.stream()
                        .allMatch(line -> line.packed() >= tolerance().least(line.ordered())
                                || line.shortClosed() && left(line(line.lineId())) <= 0);
        ProductionOrderStatus reached = complete ? ProductionOrderStatus.COMPLETED : ProductionOrderStatus.RELEASED;
        if (status != ProductionOrderStatus.ANNOUNCED && status != reached) {
            advanceTo(reached, at);
        }
        return complete ? Optional.of(new ProductionCompleted(id, revision, outcomes, on, by)) : Optional.empty();
    }

    private LineOutcome outcome(OrderedLine line, Map<UUID, Made> made) {
        int packed = assignments.stream()
                .filter(assignment -> assignment.status() != AssignmentStatus.CANCELLED)
                .mapToInt(assignment ->
                        made.getOrDefault(assignment.id(), Made.NOTHING).packed(line.id()))
                .sum();
        boolean shortClosed = assignments.stream().anyMatch(assignment -> assignment.isClosedShort(line.id()));
        return new LineOutcome(line.id(), line.quantity(), packed, shortClosed);
    }

    /** What is to be announced of a forecast; empty when it is the one that was announced last. */
    Optional<CompletionForecast> forecast(Forecast forecast, LocalDate on, String by) {
        if (forecast.expectedOn().equals(expectedOn) && Objects.equals(forecast.lateDays(), lateDays)) {
            return Optional.empty();
        }
        expectedOn = forecast.expectedOn();
        lateDays = forecast.lateDays();
        return Optional.of(
                new CompletionForecast(id, revision, expectedOn, dueOn, lateDays, forecast.reason(), on, by));
    }

    /** A line of which the lots make more than is ordered since an amendment crossed them; begun is what cannot be cut. */
    @MayLack({})
    public record Conflict(UUID lineId, int ordered, int assigned, int begun) {}

    public List<Conflict> conflicts(Map<UUID, Made> made) {
        return lines.stream()
                .filter(line -> coming(line.id(), made) > line.quantity())
                .map(line -> new Conflict(
                        line.id(),
                        line.quantity(),
                        assigned(line.id()),
                        assignments.stream()
                                .mapToInt(assignment -> made.getOrDefault(assignment.id(), Made.NOTHING)
                                        .begun(line.id()))
                                .sum()))
                .toList();
    }

    /** Pieces of a line that the lots end with; of one that is complete, or closed short, no more than is packed. */
    private int coming(UUID lineId, Map<UUID, Made> made) {
        return assignments.stream()
                .mapToInt(assignment -> assignment.isUnderWay() && !assignment.isClosedShort(lineId)
                        ? assignment.of(lineId)
                        : Math.min(
                                assignment.of(lineId),
                                made.getOrDefault(assignment.id(), Made.NOTHING).packed(lineId)))
                .sum();
    }

    private void advanceTo(ProductionOrderStatus next, Instant at) {
        if (!status.next().contains(next)) {
            throw Refused.wrongState(
                    status,
                    Stream.of(ProductionOrderStatus.values())
                            .filter(from -> from.next().contains(next))
                            .toList());
        }
        status = next;
        since = at;
    }

    /** A line of which the lots would make more than was ordered, in pieces. */
    public record Exceeded(UUID lineId, int ordered, int assigned, int requested) {}

    private void requireWithinOrdered(List<Share> shares) {
        List<Exceeded> exceeded = shares.stream()
                .filter(share -> share.quantity() > left(line(share.lineId())))
                .map(share -> new Exceeded(
                        share.lineId(), line(share.lineId()).quantity(), assigned(share.lineId()), share.quantity()))
                .toList();
        if (!exceeded.isEmpty()) {
            throw Refused.conflict("more-than-ordered", Map.of("exceeded", exceeded));
        }
    }

    private void requireNewLot(String lot) {
        if (assignments.stream().anyMatch(assignment -> assignment.lot().equals(lot))) {
            throw Refused.conflict("lot-taken", Map.of("lot", lot));
        }
    }

    private static void requireEachLineOnce(List<Share> shares) {
        if (shares.stream().map(Share::lineId).distinct().count() != shares.size()) {
            throw Refused.invalid("shares", "a line stands twice");
        }
    }

    private OrderedLine line(UUID lineId) {
        return lines.stream()
                .filter(line -> line.id().equals(lineId))
                .findFirst()
                .orElseThrow(() -> Refused.unknown("line", lineId));
    }

    /** Pieces of a line that were given to factories. */
    public int assigned(UUID lineId) {
        return assignments.stream()
                .mapToInt(assignment -> assignment.of(lineId))
                .sum();
    }

    /** Pieces of a line that no factory has yet. */
    public int left(OrderedLine line) {
        return line.quantity() - assigned(line.id());
    }

    /** Whether order-service announced it; until then there is nothing here for anybody to see. */
    boolean isOrdered() {
        return revision > 0;
    }

    public UUID id() {
        return id;
    }

    public long version() {
        return version;
    }

    public ProductionOrderStatus status() {
        return status;
    }

    public Instant since() {
        return since;
    }

    public String orderNumber() {
        return orderNumber;
    }

    public int revision() {
        return revision;
    }

    public String merchandiser() {
        return merchandiser;
    }

    public String salesperson() {
        return salesperson;
    }

    public LocalDate dueOn() {
        return dueOn;
    }

    public int quantity() {
        return lines.stream().mapToInt(OrderedLine::quantity).sum();
    }

    public Tolerance tolerance() {
        return new Tolerance(tolerancePercent == null ? BigDecimal.ZERO : tolerancePercent);
    }

    /** What the customer requires, in the merchandiser's words; empty until they stated it. */
    public List<String> requirements() {
        return requirements == null ? List.of() : List.copyOf(requirements);
    }

    /** Null unless somebody holds the order. */
    public Hold hold() {
        return hold;
    }

    /** Null unless the order was cancelled. */
    public Cancellation cancelled() {
        return cancelled;
    }

    /** When it will be complete as was announced last, null before the first forecast. */
    public LocalDate expectedOn() {
        return expectedOn;
    }

    /** By how many working days that is late. */
    public Integer lateDays() {
        return lateDays;
    }

    public List<OrderedLine> lines() {
        return lines.stream().sorted(Comparator.comparing(OrderedLine::number)).toList();
    }

    public Deposit deposit() {
        return deposit;
    }

    /** Oldest first. */
    public List<WorkAssignment> assignments() {
        return assignments.stream()
                .sorted(Comparator.comparing(WorkAssignment::id))
                .toList();
    }

    @Override
    public String auditKey() {
        return id.toString();
    }
}
