package org.gendan.production.order;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.gendan.language.FinanceEvent.DepositConfirmed;
import org.gendan.language.FinanceEvent.DepositRequested;
import org.gendan.language.FinanceEvent.DepositRevoked;
import org.gendan.language.Ids;
import org.gendan.language.Money;
import org.gendan.language.OrderEvent;
import org.gendan.language.OrderEvent.OrderAmended;
import org.gendan.language.OrderEvent.OrderCancelled;
import org.gendan.language.OrderEvent.OrderConfirmed;
import org.gendan.language.OrderEvent.OrderHandedOver;
import org.gendan.language.OrderEvent.OrderHeld;
import org.gendan.language.OrderEvent.OrderHoldLifted;
import org.gendan.language.OrderEvent.OrderOpened;
import org.gendan.language.QualityEvent.InspectorAssigned;
import org.gendan.language.QualityEvent.PreProductionApproved;
import org.gendan.production.routing.Route;
import org.gendan.production.routing.Routes;

/** A customer's order as order and finance announce it, and the production order that follows from it. */
public final class AnOrder {
    static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    static final Instant NOW = Instant.parse("2026-11-23T02:00:00Z");

    /** Every series is made the usual way. */
    static final Routes USUAL = _ -> Route.USUAL;

    private static final Currency CNY = Currency.getInstance("CNY");

    private final UUID id = Ids.next();
    private final List<UUID> lineIds;
    private final int[] quantities;
    private int revision = 1;
    private BigDecimal tolerance = BigDecimal.ZERO;
    private LocalDate due = LocalDate.of(2027, 2, 20);
    private String merchandiser = "merchandiser";
    private String salesperson = "salesperson";
    private String series = "城市夹克";
    private final Map<Integer, String> colours = new HashMap<>();

    private AnOrder(int... quantities) {
        this.quantities = quantities;
        this.lineIds = IntStream.of(quantities).mapToObj(_ -> Ids.next()).toList();
    }

    /** One line per quantity. */
    public static AnOrder of(int... quantities) {
        return new AnOrder(quantities);
    }

    public AnOrder revision(int number) {
        revision = number;
        return this;
    }

    public AnOrder by(String itsMerchandiser, String itsSalesperson) {
        merchandiser = itsMerchandiser;
        salesperson = itsSalesperson;
        return this;
    }

    public AnOrder ofSeries(String name) {
        series = name;
        return this;
    }

    /** That line in another colour. */
    public AnOrder inColour(int number, String colour) {
        colours.put(number, colour);
        return this;
    }

    public String series() {
        return series;
    }

    public UUID id() {
        return id;
    }

    public UUID line(int number) {
        return lineIds.get(number - 1);
    }

    public OrderOpened opened() {
        return new OrderOpened(id, number(), Ids.next(), merchandiser, salesperson, TODAY, merchandiser);
    }

    public OrderConfirmed confirmed() {
        List<OrderEvent.Line> lines = IntStream.range(0, quantities.length)
                .mapToObj(i -> line(i, quantities[i]))
                .toList();
        return new OrderConfirmed(
                id,
                number(),
                revision,
                Ids.next(),
                merchandiser,
                salesperson,
                lines,
                new OrderEvent.Terms(new BigDecimal("30"), 5, tolerance, CNY, "3301 0000 5555 0815"),
                new OrderEvent.Contract("HT-HS-0815", LocalDate.of(2026, 11, 20), due, "FOB", "上海", "Hamburg"),
                yuan("1000.00"),
                TODAY,
                merchandiser);
    }

    public AnOrder tolerating(String percent) {
        tolerance = new BigDecimal(percent);
        return this;
    }

    /** Due by this date, or by contract of 20 February 2027. */
    public AnOrder due(LocalDate date) {
        due = date;
        return this;
    }

    /** The order as the next revision, with these quantities of its lines; a line of which nothing is wanted is gone. */
    public OrderAmended amendedTo(int... wanted) {
        revision++;
        OrderConfirmed now = confirmed();
        List<OrderEvent.Line> lines = IntStream.range(0, wanted.length)
                .filter(i -> wanted[i] > 0)
                .mapToObj(i -> line(i, wanted[i]))
                .toList();
        return new OrderAmended(
                id,
                now.orderNumber(),
                revision,
                now.customerId(),
                merchandiser,
                salesperson,
                lines,
                now.terms(),
                now.contract(),
                now.total(),
                "the customer wants another quantity",
                TODAY,
                merchandiser);
    }

    public OrderHeld held() {
        return new OrderHeld(id, "the customer checks the colour", TODAY, merchandiser);
    }

    public OrderHoldLifted holdLifted() {
        return new OrderHoldLifted(id, "the colour is right", TODAY, merchandiser);
    }

    public OrderCancelled cancelled() {
        return new OrderCancelled(id, revision, true, "the customer gave it up", TODAY, "business-manager");
    }

    public InspectorAssigned givenTo(String inspector, UUID assignmentId) {
        return new InspectorAssigned(id, assignmentId, inspector, TODAY, "quality-manager");
    }

    public PreProductionApproved approved(UUID assignmentId, LocalDate meetingOn) {
        return new PreProductionApproved(
                id, assignmentId, revision, Ids.next(), false, Ids.next(), meetingOn, meetingOn, "quality-manager");
    }

    public OrderHandedOver handedOverTo(String other) {
        return new OrderHandedOver(id, merchandiser, other, "sick leave", TODAY, merchandiser);
    }

    public DepositRequested depositRequested() {
        return new DepositRequested(
                id, revision, yuan("1000.00"), yuan("300.00"), TODAY, "3301 0000 5555 0815", TODAY, "finance-service");
    }

    public DepositConfirmed depositConfirmed() {
        return depositConfirmed(revision);
    }

    public DepositConfirmed depositConfirmed(int ofRevision) {
        return new DepositConfirmed(id, ofRevision, yuan("300.00"), yuan("300.00"), TODAY, "finance");
    }

    public DepositRevoked depositRevoked() {
        return new DepositRevoked(
                id, revision, yuan("300.00"), yuan("0.00"), yuan("300.00"), "returned by the bank", TODAY, "finance");
    }

    /** The production order before anything was announced. */
    public ProductionOrder unknown() {
        return new ProductionOrder(id, NOW);
    }

    /** The production order once the order stands, without a deposit. */
    public ProductionOrder announced() {
        ProductionOrder order = unknown();
        order.record(confirmed());
        return order;
    }

    /** The production order once order and deposit are there. */
    public ProductionOrder released() {
        ProductionOrder order = announced();
        order.record(depositConfirmed());
        order.releaseIfOpen(TODAY, NOW).orElseThrow();
        return order;
    }

    public NewAssignment lot(String name, int ofFirstLine) {
        return new NewAssignment(Ids.next(), name, List.of(new Share(line(1), ofFirstLine)), null);
    }

    private OrderEvent.Line line(int i, int quantity) {
        return new OrderEvent.Line(
                lineIds.get(i),
                i + 1,
                series,
                "JK-2601",
                "全棉斜纹 280 g/m²",
                colours.getOrDefault(i + 1, "藏青"),
                "L",
                quantity,
                yuan("86.50"),
                yuan("86.50").times(quantity));
    }

    private String number() {
        return "GD-" + id.toString().substring(24);
    }

    private static Money yuan(String amount) {
        return new Money(new BigDecimal(amount), CNY);
    }
}
