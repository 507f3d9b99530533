package org.gendan.logistics.shipment;

import jakarta.persistence.CascadeType;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.gendan.kernel.audit.Audited;
import org.gendan.kernel.rule.Gate;
import org.gendan.kernel.rule.Refused;
import org.gendan.language.FinanceEvent.BalanceConfirmed;
import org.gendan.language.FinanceEvent.BalanceRevoked;
import org.gendan.language.LogisticsEvent.DeliveryReassessed;
import org.gendan.language.LogisticsEvent.Mode;
import org.gendan.language.Missing;
import org.gendan.language.OrderEvent;
import org.gendan.language.OrderEvent.OrderAmended;
import org.gendan.language.OrderEvent.OrderCancelled;
import org.gendan.language.OrderEvent.OrderConfirmed;
import org.gendan.language.OrderEvent.OrderHandedOver;
import org.gendan.language.OrderEvent.OrderHeld;
import org.gendan.language.OrderEvent.OrderHoldLifted;
import org.gendan.language.QualityEvent.GoodsReleaseRevoked;
import org.gendan.language.QualityEvent.GoodsReleased;
import org.gendan.language.Role;

/**
 * A customer's order as logistics knows it: what is to leave, for whom, and whether it may. It comes into being with the
 * first fact that order, finance or quality announces about the order, and is locked by whoever arranges a shipment of it,
 * takes a step with one, or records a fact, so that what leaves is always weighed against everything else.
 */
@Entity
public class DispatchOrder implements Audited {
    @Id
    private UUID id;

    @Version
    private long version;

    private String orderNumber;
    private int revision;
    private UUID customerId;
    private String merchandiser;
    private String salesperson;
    private BigDecimal tolerancePercent;

    @Embedded
    private Contract contract;

    @OneToMany(cascade = CascadeType.ALL, fetch = FetchType.LAZY)
    @JoinColumn(name = "dispatch_order_id", nullable = false, updatable = false)
    private List<OrderedLine> lines = new ArrayList<>();

    private boolean held;
    private String heldBecause;
    private boolean cancelled;
    private String cancelledBecause;

    @Embedded
    private Balance balance;

    @Embedded
    private GoodsRelease release;

    @ElementCollection
    @CollectionTable(name = "released_line", joinColumns = @JoinColumn(name = "dispatch_order_id"))
    private List<Pieces> released = new ArrayList<>();

    protected DispatchOrder() {}

    DispatchOrder(UUID orderId) {
        this.id = orderId;
    }

    void record(OrderConfirmed fact) {
        orderNumber = fact.orderNumber();
        revision = fact.revision();
        customerId = fact.customerId();
        merchandiser = fact.merchandiser();
        salesperson = fact.salesperson();
        tolerancePercent = fact.terms().tolerancePercent();
        contract = Contract.of(fact.contract());
        write(fact.lines());
    }

    void record(OrderAmended fact) {
        orderNumber = fact.orderNumber();
        revision = fact.revision();
        customerId = fact.customerId();
        merchandiser = fact.merchandiser();
        salesperson = fact.salesperson();
        tolerancePercent = fact.terms().tolerancePercent();
        contract = Contract.of(fact.contract());
        write(fact.lines());
    }

    /** A line that an amendment took out stays known: some of it may be on its way. */
    private void write(List<OrderEvent.Line> announced) {
        Map<UUID, OrderedLine> known = lines.stream().collect(Collectors.toMap(OrderedLine::id, Function.identity()));
        Set<UUID> stay = announced.stream().map(OrderEvent.Line::lineId).collect(Collectors.toSet());
        lines.stream().filter(line -> !stay.contains(line.id())).forEach(OrderedLine::takeOut);
        for (OrderEvent.Line line : announced) {
            OrderedLine present = known.get(line.lineId());
            if (present == null) {
                lines.add(new OrderedLine(line, revision));
            } else {
                present.change(line, revision);
            }
        }
    }

    void record(OrderHandedOver fact) {
        merchandiser = fact.merchandiser();
    }

    void record(OrderHeld fact) {
        held = true;
        heldBecause = fact.reason();
    }

    void record(OrderHoldLifted fact) {
        held = false;
        heldBecause = null;
    }

    void record(OrderCancelled fact) {
        cancelled = true;
        cancelledBecause = fact.reason();
    }

    void record(BalanceConfirmed fact) {
        balance = Balance.of(fact);
    }

    void record(BalanceRevoked fact) {
        balance = Balance.of(fact);
    }

    void record(GoodsReleased fact) {
        release = GoodsRelease.of(fact);
        released.clear();
        fact.lines().forEach(line -> released.add(new Pieces(line.lineId(), line.quantity())));
    }

    void record(GoodsReleaseRevoked fact) {
        release = GoodsRelease.of(fact);
    }

    /** What a new shipment waits for (design §6), computed from what was announced, in whatever order that came. */
    public Gate arrangement() {
        return conditions(Gate.named("shipment-not-arrangeable"));
    }

    /** What every way out of the gate waits for: money, goods, and nobody who says stop (rule 18). */
    Gate conditions(Gate gate) {
        return gate.needs(release != null && release.covers(revision), GoodsRelease.missing(release, revision))
                .needs(balance != null && balance.covers(revision), Balance.missing(balance, revision))
                .needs(!held, hold())
                .needs(!cancelled, cancellation());
    }

    private Missing hold() {
        return new Missing("hold", List.of(Role.MERCHANDISER, Role.BUSINESS_MANAGER), because(heldBecause));
    }

    private Missing cancellation() {
        return new Missing("order-cancelled", List.of(Role.BUSINESS_MANAGER), because(cancelledBecause));
    }

    private static Map<String, Object> because(String reason) {
        return Map.of("reason", reason == null ? "" : reason);
    }

    /** Where a new shipment goes: where the contract says, except for a pickup, to which the customer comes. */
    String placeOf(NewShipment request) {
        if (request.mode() == Mode.PICKUP || contract == null) {
            return request.place();
        }
        String place = request.place() == null ? contract.destination() : request.place();
        if (!contract.allows(place)) {
            throw Refused.conflict("wrong-place", Map.of("place", place, "allowed", contract.places()));
        }
        return place;
    }

    /** A line of which shipments would take more than may leave, in sets. */
    public record Exceeded(UUID lineId, int line, int most, int claimed, int requested) {}

    /** What a shipment takes: what was asked for, or all that may still leave; never more than that. */
    List<Pieces> plan(List<Pieces> wanted, Movements movements) {
        arrangement().orRefuse();
        if (wanted == null) {
            List<Pieces> left = lines().stream()
                    .filter(line -> left(line, movements) > 0)
                    .map(line -> new Pieces(line.id(), left(line, movements)))
                    .toList();
            if (left.isEmpty()) {
                throw Refused.conflict("nothing-left-to-ship", Map.of());
            }
            return left;
        }
        if (wanted.stream().map(Pieces::lineId).distinct().count() != wanted.size()) {
            throw Refused.invalid("lines", "a line stands twice");
        }
        List<Exceeded> exceeded = wanted.stream()
                .filter(pieces -> pieces.quantity() > left(line(pieces.lineId()), movements))
                .map(pieces -> exceeded(pieces, movements))
                .toList();
        if (!exceeded.isEmpty()) {
            throw Refused.conflict("more-than-released", Map.of("exceeded", exceeded));
        }
        return List.copyOf(wanted);
    }

    private Exceeded exceeded(Pieces pieces, Movements movements) {
        OrderedLine line = line(pieces.lineId());
        return new Exceeded(line.id(), line.number(), most(line), movements.claimed(line.id()), pieces.quantity());
    }

    /** Sets of a line that a new shipment may still take. */
    public int left(OrderedLine line, Movements movements) {
        return Math.max(0, most(line) - movements.claimed(line.id()));
    }

    /** Sets of a line that may leave over all shipments: what is released, and no more than ordered and its tolerance. */
    int most(OrderedLine line) {
        return Math.min(released(line), line.most(tolerancePercent));
    }

    /** As {@link #most}; while the release itself is missing, which the gate says already, only the ordered quantity counts. */
    int mostAtTheGate(OrderedLine line) {
        return release != null && release.covers(revision) ? most(line) : line.most(tolerancePercent);
    }

    /** Sets of a line that quality released for the present revision. */
    public int released(OrderedLine line) {
        return release == null || !release.covers(revision)
                ? 0
                : released.stream()
                        .filter(pieces -> pieces.lineId().equals(line.id()))
                        .mapToInt(Pieces::quantity)
                        .sum();
    }

    /** Whether all that was ordered has left, less the tolerance; of a line that was closed short, all that was released. */
    boolean isComplete(Movements movements) {
        return lines.stream().allMatch(line -> movements.outside(line.id()) >= fewest(line));
    }

    /** Whether all that was ordered has left and is signed for. */
    boolean isSignedFor(Movements movements) {
        return isComplete(movements) && movements.areSigned();
    }

    /**
     * The fewest sets that are all of a line. A release excuses what is missing of a line as it judged it, and of a smaller
     * one, but never what was ordered since; nor does it speak before the amendment that it judged is known here.
     */
    private int fewest(OrderedLine line) {
        int least = line.least(tolerancePercent);
        return release != null && release.judged(line.raisedIn(), revision)
                ? Math.min(least, releasedAtLast(line))
                : least;
    }

    /**
     * How what left compares with the order as it stands. Nothing can be said while nothing left, nor while quality has
     * judged a revision that is not known here yet: what it brings is weighed when it comes.
     */
    Optional<DeliveryReassessed> weigh(Movements movements, Moment now) {
        return release != null && release.isAheadOf(revision)
                ? Optional.empty()
                : movements
                        .last()
                        .map(last -> new DeliveryReassessed(
                                id,
                                last.id(),
                                revision,
                                isComplete(movements),
                                isSignedFor(movements),
                                now.on(),
                                now.by()));
    }

    /** As {@link #released}, though the release may be gone since: what has left counts all the same. */
    private int releasedAtLast(OrderedLine line) {
        return released.stream()
                .filter(pieces -> pieces.lineId().equals(line.id()))
                .mapToInt(Pieces::quantity)
                .sum();
    }

    public OrderedLine line(UUID lineId) {
        return lines.stream()
                .filter(line -> line.id().equals(lineId))
                .findFirst()
                .orElseThrow(() -> Refused.unknown("line", lineId));
    }

    /** Whether order-service announced it; until then there is nothing here for anybody to see. */
    boolean isOrdered() {
        return revision > 0;
    }

    public UUID id() {
        return id;
    }

    public String orderNumber() {
        return orderNumber;
    }

    public int revision() {
        return revision;
    }

    public UUID customerId() {
        return customerId;
    }

    public String merchandiser() {
        return merchandiser;
    }

    public String salesperson() {
        return salesperson;
    }

    public BigDecimal tolerancePercent() {
        return tolerancePercent;
    }

    public Optional<Contract> contract() {
        return Optional.ofNullable(contract);
    }

    public Optional<Balance> balance() {
        return Optional.ofNullable(balance);
    }

    public List<OrderedLine> lines() {
        return lines.stream().sorted(Comparator.comparing(OrderedLine::number)).toList();
    }

    @Override
    public String auditKey() {
        return id.toString();
    }
}
