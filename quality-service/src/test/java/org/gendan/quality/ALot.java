package org.gendan.quality;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
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
import org.gendan.language.OrderEvent.RequirementsStated;
import org.gendan.language.ProductionEvent.AssignmentCompleted;
import org.gendan.language.ProductionEvent.LineOutcome;
import org.gendan.language.ProductionEvent.Output;
import org.gendan.language.ProductionEvent.ProductionCompleted;
import org.gendan.language.ProductionEvent.ProductionProgressed;
import org.gendan.language.ProductionEvent.ProductionReleased;
import org.gendan.language.ProductionEvent.ProductionScheduled;
import org.gendan.language.ProductionEvent.ProductionStarted;
import org.gendan.language.ProductionEvent.Share;
import org.gendan.language.ProductionEvent.WorkAssigned;
import org.gendan.language.ProductionEvent.WorkHeld;
import org.gendan.language.ProductionEvent.WorkHoldLifted;
import org.gendan.testing.Tokens;

/** A lot of a customer's order as order and production announce it; the whole order unless stated otherwise. */
public final class ALot {
    public static final LocalDate TODAY = LocalDate.now(ZoneId.of("Asia/Shanghai"));

    private static final Currency CNY = Currency.getInstance("CNY");

    private final UUID id = Ids.next();
    private final UUID orderId;
    private final UUID line;
    private final UUID secondLine = Ids.next();
    private final int quantity;
    private int orderQuantity;
    private String name = "A";
    private String model = "JK-2601";
    private String series = "城市夹克";
    private String secondSeries;
    private BigDecimal tolerance = BigDecimal.ZERO;
    private UUID factory = UUID.fromString(Tokens.FACTORY_ID);
    private String merchandiser = "merchandiser";

    private ALot(UUID orderId, UUID line, int quantity, int orderQuantity) {
        this.orderId = orderId;
        this.line = line;
        this.quantity = quantity;
        this.orderQuantity = orderQuantity;
    }

    public static ALot of(int quantity) {
        return new ALot(Ids.next(), Ids.next(), quantity, quantity);
    }

    public ALot inAnOrderOf(int pieces) {
        orderQuantity = pieces;
        return this;
    }

    /** Another lot of the same order. */
    public ALot beside(String other, int pieces) {
        ALot lot = new ALot(orderId, line, pieces, orderQuantity);
        lot.name = other;
        lot.factory = UUID.fromString(Tokens.OTHER_FACTORY_ID);
        return lot;
    }

    public ALot model(String its) {
        model = its;
        return this;
    }

    public ALot ofSeries(String its) {
        series = its;
        return this;
    }

    /** A tenth of it is of another series. */
    public ALot andOfSeries(String another) {
        secondSeries = another;
        return this;
    }

    public ALot tolerating(String percent) {
        tolerance = new BigDecimal(percent);
        return this;
    }

    public ALot ofOthers() {
        factory = UUID.fromString(Tokens.OTHER_FACTORY_ID);
        merchandiser = "merchandiser-2";
        return this;
    }

    public UUID id() {
        return id;
    }

    public UUID orderId() {
        return orderId;
    }

    public UUID line() {
        return line;
    }

    public int quantity() {
        return quantity;
    }

    public UUID factory() {
        return factory;
    }

    public String factoryUser() {
        return factory.toString().equals(Tokens.FACTORY_ID) ? "factory" : "factory-2";
    }

    OrderOpened opened() {
        return new OrderOpened(orderId, number(), Ids.next(), merchandiser, "salesperson", TODAY, merchandiser);
    }

    public OrderConfirmed confirmed() {
        return new OrderConfirmed(
                orderId,
                number(),
                1,
                Ids.next(),
                merchandiser,
                "salesperson",
                lines(orderQuantity),
                terms(),
                new OrderEvent.Contract(
                        "HT-HS-0815", LocalDate.of(2026, 11, 20), LocalDate.of(2027, 2, 20), "FOB", "上海", "Hamburg"),
                yuan("1000.00"),
                TODAY,
                merchandiser);
    }

    public OrderAmended amended(int revision, int pieces) {
        return new OrderAmended(
                orderId,
                number(),
                revision,
                Ids.next(),
                merchandiser,
                "salesperson",
                lines(pieces),
                terms(),
                null,
                yuan("1000.00"),
                "the customer asks for it",
                TODAY,
                merchandiser);
    }

    private List<OrderEvent.Line> lines(int pieces) {
        return secondSeries == null
                ? List.of(line(line, 1, series, pieces))
                : List.of(line(line, 1, series, pieces - pieces / 10), line(secondLine, 2, secondSeries, pieces / 10));
    }

    private OrderEvent.Line line(UUID its, int number, String ofSeries, int pieces) {
        return new OrderEvent.Line(
                its,
                number,
                ofSeries,
                model,
                "全棉斜纹 280 g/m²",
                "藏青",
                "L",
                pieces,
                yuan("86.50"),
                yuan("86.50").times(pieces));
    }

    private OrderEvent.Terms terms() {
        return new OrderEvent.Terms(new BigDecimal("30"), 5, tolerance, CNY, "3301 0000 5555 0815");
    }

    public RequirementsStated requiring(String... requirements) {
        return new RequirementsStated(orderId, List.of(requirements), TODAY, merchandiser);
    }

    public OrderHandedOver handedOverTo(String other) {
        return new OrderHandedOver(orderId, merchandiser, other, "sick leave", TODAY, merchandiser);
    }

    public OrderHeld held() {
        return new OrderHeld(orderId, "the customer waits", TODAY, merchandiser);
    }

    public OrderHoldLifted holdLifted() {
        return new OrderHoldLifted(orderId, "goes on", TODAY, merchandiser);
    }

    public OrderCancelled cancelled() {
        return new OrderCancelled(orderId, 1, false, "no more", TODAY, merchandiser);
    }

    ProductionReleased released() {
        return new ProductionReleased(orderId, 1, orderQuantity, TODAY, "production-service");
    }

    public WorkAssigned assigned() {
        return assigned(quantity);
    }

    public WorkAssigned assigned(int pieces) {
        List<Share> shares = secondSeries == null
                ? List.of(new Share(line, pieces))
                : List.of(new Share(line, pieces - pieces / 10), new Share(secondLine, pieces / 10));
        return new WorkAssigned(orderId, id, 1, factory, name, pieces, shares, TODAY, "planner");
    }

    public ProductionScheduled scheduled(LocalDate startOn) {
        return new ProductionScheduled(
                orderId,
                id,
                1,
                factory,
                1,
                quantity,
                startOn,
                startOn.plusDays(30),
                startOn.plusDays(35),
                List.of(),
                null,
                TODAY,
                "planner");
    }

    public ProductionStarted started(LocalDate on) {
        return new ProductionStarted(orderId, id, 1, factory, on, factoryUser());
    }

    public ProductionProgressed progressed(int produced, int packed) {
        return new ProductionProgressed(orderId, id, 1, quantity, produced, packed, List.of(), TODAY, factoryUser());
    }

    /** Ten pieces came through each of the processes, none are packed. */
    public ProductionProgressed cameThrough(String... processes) {
        List<Output> outputs = Stream.of(processes)
                .map(process -> new Output(line, process, 10, 0))
                .toList();
        return new ProductionProgressed(orderId, id, 1, quantity, 10, 0, outputs, TODAY, factoryUser());
    }

    /** Twenty pieces are cut, and that is all. */
    public ProductionProgressed cut() {
        return new ProductionProgressed(
                orderId, id, 1, quantity, 0, 0, List.of(new Output(line, "CUTTING", 20, 0)), TODAY, factoryUser());
    }

    /** Twenty pieces are cut and sewn, none made up. */
    public ProductionProgressed sewn() {
        List<Output> outputs = Stream.of("CUTTING", "SEWING")
                .map(process -> new Output(line, process, 20, 0))
                .toList();
        return new ProductionProgressed(orderId, id, 1, quantity, 0, 0, outputs, TODAY, factoryUser());
    }

    public AssignmentCompleted completed(int packed) {
        return new AssignmentCompleted(orderId, id, 1, packed, TODAY, factoryUser());
    }

    /** The whole order, of which so much is packed in the end. */
    public ProductionCompleted productionCompleted(int packed, boolean shortClosed) {
        return new ProductionCompleted(
                orderId,
                1,
                List.of(new LineOutcome(line, orderQuantity, packed, shortClosed)),
                TODAY,
                "production-service");
    }

    /** As an amendment left it. */
    public ProductionCompleted productionCompletedOf(int revision, int pieces) {
        return new ProductionCompleted(
                orderId, revision, List.of(new LineOutcome(line, pieces, pieces, false)), TODAY, "production-service");
    }

    public WorkHeld workHeld() {
        return new WorkHeld(orderId, id, "needles", TODAY, "production-manager");
    }

    public WorkHoldLifted workHoldLifted() {
        return new WorkHoldLifted(orderId, id, "goes on", TODAY, "production-manager");
    }

    private String number() {
        return "GD-" + orderId.toString().substring(24);
    }

    private static Money yuan(String amount) {
        return new Money(new BigDecimal(amount), CNY);
    }
}
