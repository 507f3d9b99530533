package org.gendan.logistics.shipment;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.gendan.language.FinanceEvent.BalanceConfirmed;
import org.gendan.language.FinanceEvent.BalanceRequested;
import org.gendan.language.FinanceEvent.BalanceRevoked;
import org.gendan.language.Ids;
import org.gendan.language.Money;
import org.gendan.language.OrderEvent;
import org.gendan.language.OrderEvent.CustomerChanged;
import org.gendan.language.OrderEvent.OrderAmended;
import org.gendan.language.OrderEvent.OrderCancelled;
import org.gendan.language.OrderEvent.OrderConfirmed;
import org.gendan.language.OrderEvent.OrderHandedOver;
import org.gendan.language.OrderEvent.OrderHeld;
import org.gendan.language.OrderEvent.OrderHoldLifted;
import org.gendan.language.OrderEvent.RequirementsStated;
import org.gendan.language.QualityEvent.GoodsReleaseRevoked;
import org.gendan.language.QualityEvent.GoodsReleased;
import org.gendan.language.QualityEvent.ReleasedLine;
import org.gendan.language.QualityEvent.RemainderFollowed;
import org.gendan.testing.Tokens;

/** A customer's order as order, finance and quality announce it, one line per quantity: 藏青 in sizes S1, S2 … */
final class AnOrder {
    /** No test waits for it, and business time never comes near it unless it is moved. */
    static final LocalDate DUE = LocalDate.of(2099, 2, 20);

    private static final LocalDate ON = LocalDate.of(2026, 11, 23);
    private static final Currency CNY = Currency.getInstance("CNY");

    private final UUID id = Ids.next();
    private final List<UUID> lineIds;
    private int[] quantities;
    private int revision = 1;
    private String tolerance = "0";
    private String merchandiser = "merchandiser";
    private String salesperson = "salesperson";
    private UUID customer = UUID.fromString(Tokens.CUSTOMER_ID);
    private LocalDate due = DUE;
    private String destination = "Hamburg";
    private String colour = "藏青";
    private int[] released;

    private AnOrder(int... quantities) {
        this.quantities = quantities;
        this.released = quantities;
        this.lineIds = IntStream.of(quantities).mapToObj(_ -> Ids.next()).toList();
    }

    static AnOrder of(int... quantities) {
        return new AnOrder(quantities);
    }

    AnOrder tolerance(String percent) {
        tolerance = percent;
        return this;
    }

    AnOrder released(int... sets) {
        released = sets;
        return this;
    }

    AnOrder due(LocalDate day) {
        due = day;
        return this;
    }

    /** As an amendment leaves it: the next revision, in another colour or for another place. */
    AnOrder amended(String toColour, String to) {
        revision++;
        colour = toColour;
        destination = to;
        return this;
    }

    /** As an amendment leaves it: the next revision, of so many sets of each line, which are made too. */
    AnOrder amendedTo(int... sets) {
        revision++;
        quantities = sets;
        released = sets;
        return this;
    }

    /** As an amendment leaves it that takes a line out. */
    AnOrder without(int number) {
        revision++;
        quantities[number - 1] = 0;
        return this;
    }

    /** Of the second users of each role. */
    AnOrder ofOthers() {
        merchandiser = "merchandiser-2";
        salesperson = "salesperson-2";
        customer = UUID.fromString(Tokens.OTHER_CUSTOMER_ID);
        return this;
    }

    UUID id() {
        return id;
    }

    UUID line(int number) {
        return lineIds.get(number - 1);
    }

    OrderConfirmed confirmed() {
        return new OrderConfirmed(
                id,
                number(),
                revision,
                customer,
                merchandiser,
                salesperson,
                orderLines(),
                terms(),
                contract(),
                yuan("1000.00"),
                ON,
                merchandiser);
    }

    OrderAmended amended() {
        return new OrderAmended(
                id,
                number(),
                revision,
                customer,
                merchandiser,
                salesperson,
                orderLines(),
                terms(),
                contract(),
                yuan("1000.00"),
                "the customer wants it so",
                ON,
                merchandiser);
    }

    private List<OrderEvent.Line> orderLines() {
        return IntStream.range(0, quantities.length)
                .filter(i -> quantities[i] > 0)
                .mapToObj(i -> new OrderEvent.Line(
                        lineIds.get(i),
                        i + 1,
                        "城市夹克",
                        "JK-2601",
                        "全棉斜纹 280 g/m²",
                        colour,
                        "S" + (i + 1),
                        quantities[i],
                        yuan("86.50"),
                        yuan("86.50").times(quantities[i])))
                .toList();
    }

    private OrderEvent.Terms terms() {
        return new OrderEvent.Terms(new BigDecimal("30"), 5, new BigDecimal(tolerance), CNY, "3301 0000 5555 0815");
    }

    private OrderEvent.Contract contract() {
        return new OrderEvent.Contract("HT-HS-0815", LocalDate.of(2026, 11, 20), due, "FOB", "上海", destination);
    }

    CustomerChanged customerNamed(String name) {
        return new CustomerChanged(
                customer, "C-1", name, "MAIN", "zh", "order@huashang.example", false, ON, merchandiser);
    }

    CustomerChanged customerRegistered(String legalName, String deliveryAddress) {
        return new CustomerChanged(
                customer,
                "C-1",
                "华裳",
                "MAIN",
                "zh",
                null,
                false,
                null,
                legalName,
                null,
                "上海市",
                deliveryAddress,
                null,
                null,
                ON,
                merchandiser);
    }

    OrderHandedOver handedOverTo(String other) {
        return new OrderHandedOver(id, merchandiser, other, "sick leave", ON, merchandiser);
    }

    OrderHeld held() {
        return new OrderHeld(id, "the customer is insolvent", ON, "business-manager");
    }

    OrderHoldLifted holdLifted() {
        return new OrderHoldLifted(id, "paid after all", ON, "business-manager");
    }

    OrderCancelled cancelled() {
        return new OrderCancelled(id, revision, true, "the season is over", ON, "business-manager");
    }

    /** Says nothing to logistics. */
    RequirementsStated stated() {
        return new RequirementsStated(id, List.of("no plastic"), ON, merchandiser);
    }

    BalanceConfirmed balanceConfirmed() {
        return balanceConfirmed(revision);
    }

    BalanceConfirmed balanceConfirmed(int ofRevision) {
        return new BalanceConfirmed(
                id, ofRevision, yuan("1000.00"), yuan("1000.00"), "cashier", "finance", ON, "finance");
    }

    BalanceRevoked balanceRevoked() {
        return new BalanceRevoked(
                id, revision, yuan("1000.00"), yuan("600.00"), yuan("400.00"), "returned by the bank", ON, "finance");
    }

    /** Says nothing to logistics. */
    BalanceRequested balanceRequested() {
        return new BalanceRequested(
                id, revision, yuan("1000.00"), yuan("300.00"), yuan("700.00"), ON, "3301", "completed", ON, "finance");
    }

    GoodsReleased goodsReleased() {
        return goodsReleased(revision);
    }

    GoodsReleased goodsReleased(int ofRevision) {
        List<ReleasedLine> lines = new ArrayList<>();
        for (int i = 0; i < released.length; i++) {
            lines.add(new ReleasedLine(lineIds.get(i), released[i]));
        }
        return new GoodsReleased(id, ofRevision, lines, ON, "supervisor");
    }

    GoodsReleaseRevoked releaseRevoked() {
        return new GoodsReleaseRevoked(id, revision, "a needle was found", ON, "quality-manager");
    }

    /** Says nothing to logistics. */
    RemainderFollowed followed() {
        return new RemainderFollowed(id, id, 1, ON, "inspector");
    }

    /** As logistics knows it before anything was announced. */
    DispatchOrder unknown() {
        return new DispatchOrder(id);
    }

    /** As logistics knows it once everything is there. */
    DispatchOrder cleared() {
        DispatchOrder order = unknown();
        order.record(confirmed());
        order.record(balanceConfirmed());
        order.record(goodsReleased());
        return order;
    }

    private String number() {
        return "GD-" + id.toString().substring(24);
    }

    private static Money yuan(String amount) {
        return new Money(new BigDecimal(amount), CNY);
    }
}
