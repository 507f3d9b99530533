package org.gendan.quality.plan;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.gendan.kernel.audit.Audited;
import org.gendan.language.OrderEvent;
import org.gendan.language.OrderEvent.OrderAmended;
import org.gendan.language.OrderEvent.OrderCancelled;
import org.gendan.language.OrderEvent.OrderConfirmed;
import org.gendan.language.OrderEvent.OrderHandedOver;
import org.gendan.language.OrderEvent.OrderHeld;
import org.gendan.language.OrderEvent.OrderHoldLifted;
import org.gendan.language.OrderEvent.RequirementsStated;
import org.gendan.language.ProductionEvent.ProductionCompleted;
import org.hibernate.annotations.Fetch;
import org.hibernate.annotations.FetchMode;

/**
 * What quality knows of a customer's order: its lines and requirements as order-service announced them last, whether
 * somebody holds it, and what production packed of it in the end. It comes into being with the first fact that is heard,
 * and nobody sees it before the order was announced as confirmed.
 */
@Entity
public class InspectedOrder implements Audited {
    private static final BigDecimal ALL = BigDecimal.valueOf(100);

    @Id
    private UUID id;

    @Version
    private long version;

    private String orderNumber;
    private int revision;
    private String merchandiser;
    private BigDecimal tolerancePercent = BigDecimal.ZERO;

    @ElementCollection(fetch = FetchType.EAGER)
    @Fetch(FetchMode.SELECT)
    @CollectionTable(name = "inspected_line", joinColumns = @JoinColumn(name = "order_id"))
    private List<OrderedLine> lines = new ArrayList<>();

    private List<String> requirements = List.of();
    private String heldBecause;
    private String cancelledBecause;

    @ElementCollection(fetch = FetchType.EAGER)
    @Fetch(FetchMode.SELECT)
    @CollectionTable(name = "line_outcome", joinColumns = @JoinColumn(name = "order_id"))
    private List<LineOutcome> outcomes = new ArrayList<>();

    protected InspectedOrder() {}

    InspectedOrder(UUID id) {
        this.id = id;
    }

    void record(OrderConfirmed fact) {
        stands(fact.orderNumber(), fact.revision(), fact.merchandiser(), fact.terms(), fact.lines());
    }

    void record(OrderAmended fact) {
        stands(fact.orderNumber(), fact.revision(), fact.merchandiser(), fact.terms(), fact.lines());
    }

    private void stands(
            String number, int asOf, String responsible, OrderEvent.Terms terms, List<OrderEvent.Line> ordered) {
        orderNumber = number;
        revision = asOf;
        merchandiser = responsible;
        tolerancePercent =
                terms == null || terms.tolerancePercent() == null ? BigDecimal.ZERO : terms.tolerancePercent();
        lines.clear();
        ordered.forEach(line -> lines.add(OrderedLine.of(line)));
    }

    void record(RequirementsStated fact) {
        requirements = List.copyOf(fact.requirements());
    }

    void record(OrderHandedOver fact) {
        merchandiser = fact.merchandiser();
    }

    void record(OrderHeld fact) {
        heldBecause = stated(fact.reason());
    }

    void record(OrderHoldLifted fact) {
        heldBecause = null;
    }

    void record(OrderCancelled fact) {
        cancelledBecause = stated(fact.reason());
    }

    void record(ProductionCompleted fact) {
        outcomes.clear();
        fact.lines().forEach(line -> outcomes.add(LineOutcome.of(line)));
    }

    private static String stated(String reason) {
        return reason == null ? "" : reason;
    }

    /** Whether order-service announced it; until then there is nothing here for anybody to see. */
    boolean isOrdered() {
        return revision > 0;
    }

    /**
     * Whether production is completed as the order stands now: each line packed up to what was ordered less the tolerance,
     * the limit included, or closed short (rule 21). An amendment that asks for more opens it again.
     */
    public boolean isCompleted() {
        return !outcomes.isEmpty() && lines.stream().allMatch(this::isCompleted);
    }

    private boolean isCompleted(OrderedLine line) {
        return outcomes.stream()
                .filter(outcome -> outcome.lineId().equals(line.lineId()))
                .anyMatch(outcome -> outcome.shortClosed() || isWithinTolerance(outcome.packed(), line.quantity()));
    }

    /** Whether so many packed pieces are enough for so many that were asked for, in exact numbers. */
    public boolean isWithinTolerance(int packed, int quantity) {
        return BigDecimal.valueOf(packed)
                        .multiply(ALL)
                        .compareTo(BigDecimal.valueOf(quantity).multiply(ALL.subtract(tolerancePercent)))
                >= 0;
    }

    public UUID id() {
        return id;
    }

    public long version() {
        return version;
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

    public int quantity() {
        return lines.stream().mapToInt(OrderedLine::quantity).sum();
    }

    public List<OrderedLine> lines() {
        return lines.stream().sorted(Comparator.comparing(OrderedLine::number)).toList();
    }

    public List<String> requirements() {
        return List.copyOf(requirements);
    }

    public List<LineOutcome> outcomes() {
        return List.copyOf(outcomes);
    }

    /** Why somebody holds it; null while nobody does. */
    public String heldBecause() {
        return heldBecause;
    }

    public boolean isHeld() {
        return heldBecause != null;
    }

    public boolean isCancelled() {
        return cancelledBecause != null;
    }

    @Override
    public String auditKey() {
        return id.toString();
    }
}
