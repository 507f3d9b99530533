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
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.gendan.kernel.audit.Audited;
import org.gendan.kernel.language.FinanceEvent.DepositConfirmed;
import org.gendan.kernel.language.FinanceEvent.DepositRevoked;
import org.gendan.kernel.language.OrderEvent;
import org.gendan.kernel.language.OrderEvent.OrderConfirmed;
import org.gendan.kernel.language.OrderEvent.OrderHandedOver;
import org.gendan.kernel.language.ProductionEvent.ProductionReleased;
import org.gendan.kernel.language.ProductionEvent.WorkAssigned;
import org.gendan.kernel.rest.Gate;
import org.gendan.kernel.rest.Refusal;
import org.gendan.kernel.rest.Role;

/**
 * What is to be made for a customer's order: one per order, for ever (rule 25). It comes into being with the first fact
 * that is announced about the order, is released when the order stands and its deposit is there, whichever comes first,
 * and is then given to factories lot by lot. A deposit that is revoked later deletes nothing: it closes the gate for the
 * next lot (rule 4).
 */
@Entity
public class ProductionOrder implements Audited {
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

    @OneToMany(cascade = CascadeType.ALL, fetch = FetchType.LAZY)
    @JoinColumn(name = "production_order_id", nullable = false, updatable = false)
    private List<OrderedLine> lines = new ArrayList<>();

    @Embedded
    private Deposit deposit;

    @OneToMany(cascade = CascadeType.ALL, fetch = FetchType.LAZY)
    @JoinColumn(name = "production_order_id", nullable = false, updatable = false)
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
        dueOn = fact.contract() == null ? null : fact.contract().date();
        Map<UUID, OrderedLine> known = lines.stream().collect(Collectors.toMap(OrderedLine::id, Function.identity()));
        for (OrderEvent.Line line : fact.lines()) {
            OrderedLine present = known.get(line.lineId());
            if (present == null) {
                lines.add(new OrderedLine(line));
            } else {
                present.change(line);
            }
        }
    }

    void record(OrderHandedOver fact) {
        merchandiser = fact.merchandiser();
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
                .needs(deposit != null && deposit.covers(revision), Deposit.missing(deposit, revision));
    }

    /** Releases production once, as soon as both facts are known; empty if one is missing or it was released before. */
    Optional<ProductionReleased> releaseIfOpen(LocalDate on, Instant at) {
        if (status != ProductionOrderStatus.ANNOUNCED || !gate().isOpen()) {
            return Optional.empty();
        }
        advanceTo(ProductionOrderStatus.RELEASED, at);
        return Optional.of(new ProductionReleased(id, revision, quantity(), on, RELEASED_BY));
    }

    /** Gives a lot to a factory. All lots together never make more of a line than was ordered. */
    WorkAssigned assign(NewAssignment work, LocalDate on, Instant at, String by) {
        gate().orRefuse();
        requireEachLineOnce(work.shares());
        requireNewLot(work.lot());
        requireWithinOrdered(work.shares());
        WorkAssignment assignment = new WorkAssignment(id, revision, work, on, at, by);
        assignments.add(assignment);
        return assignment.announced();
    }

    private void advanceTo(ProductionOrderStatus next, Instant at) {
        if (!status.next().contains(next)) {
            throw Refusal.wrongState(status, List.of(ProductionOrderStatus.ANNOUNCED));
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
            throw Refusal.conflict("more-than-ordered", Map.of("exceeded", exceeded));
        }
    }

    private void requireNewLot(String lot) {
        if (assignments.stream().anyMatch(assignment -> assignment.lot().equals(lot))) {
            throw Refusal.conflict("lot-taken", Map.of("lot", lot));
        }
    }

    private static void requireEachLineOnce(List<Share> shares) {
        if (shares.stream().map(Share::lineId).distinct().count() != shares.size()) {
            throw Refusal.invalid("shares", "a line stands twice");
        }
    }

    private OrderedLine line(UUID lineId) {
        return lines.stream()
                .filter(line -> line.id().equals(lineId))
                .findFirst()
                .orElseThrow(() -> Refusal.unknown("line", lineId));
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
