package org.gendan.order.tracking;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.gendan.language.DomainEvent;
import org.gendan.language.FinanceEvent.BalanceConfirmed;
import org.gendan.language.FinanceEvent.DepositConfirmed;
import org.gendan.language.FinanceEvent.DepositRequested;
import org.gendan.language.Ids;
import org.gendan.language.LogisticsEvent.DeliveryReassessed;
import org.gendan.language.LogisticsEvent.GoodsDispatched;
import org.gendan.language.LogisticsEvent.GoodsInspected;
import org.gendan.language.LogisticsEvent.GoodsLoaded;
import org.gendan.language.LogisticsEvent.GoodsSigned;
import org.gendan.language.LogisticsEvent.Mode;
import org.gendan.language.LogisticsEvent.ShipmentArranged;
import org.gendan.language.LogisticsEvent.ShippedLine;
import org.gendan.language.LogisticsEvent.StockPrepared;
import org.gendan.language.Missing;
import org.gendan.language.Money;
import org.gendan.language.OrderEvent;
import org.gendan.language.OrderEvent.OrderAmended;
import org.gendan.language.OrderEvent.OrderConfirmed;
import org.gendan.language.ProductionEvent.AssignmentCompleted;
import org.gendan.language.ProductionEvent.MaterialsChecked;
import org.gendan.language.ProductionEvent.ProductionCompleted;
import org.gendan.language.ProductionEvent.ProductionProgressed;
import org.gendan.language.ProductionEvent.ProductionReleased;
import org.gendan.language.ProductionEvent.ProductionStarted;
import org.gendan.language.ProductionEvent.Share;
import org.gendan.language.ProductionEvent.Shortage;
import org.gendan.language.ProductionEvent.WorkAssigned;
import org.gendan.language.QualityEvent.Defectives;
import org.gendan.language.QualityEvent.FinalInspectionDecided;
import org.gendan.language.QualityEvent.GoodsReleased;
import org.gendan.language.QualityEvent.InspectionKind;
import org.gendan.language.QualityEvent.InspectionReported;
import org.gendan.language.QualityEvent.PreProductionApproved;
import org.gendan.language.QualityEvent.ReportSigned;
import org.gendan.language.QualityEvent.Verdict;
import org.gendan.language.Stage;
import org.gendan.order.tracking.StageView.Status;

/** An order of one line on its way, as the services announce it, one fact a minute: {@code standing(200).paid()…}. */
final class Course {
    static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
    static final Instant START = Instant.parse("2026-11-24T01:00:00Z");
    static final Money TOTAL = Money.parse("1000.00", "CNY");
    static final Money DEPOSIT = Money.parse("300.00", "CNY");

    final UUID id = Ids.next();
    final UUID line = Ids.next();
    final UUID shipment = Ids.next();
    private final Progress progress = new Progress();
    private final List<DomainEvent> told = new ArrayList<>();
    private int quantity;
    private int revision = 1;

    private Course() {}

    static Course standing(int quantity) {
        Course course = new Course();
        course.quantity = quantity;
        return course.tell(new OrderConfirmed(
                course.id, "GD-1", 1, Ids.next(), "m", "s", course.lines(), terms(), contract(), TOTAL, TODAY, "m"));
    }

    /** With deposit confirmed and production released. */
    static Course released(int quantity) {
        return standing(quantity).deposit().tell(new ProductionReleased(Ids.next(), 1, quantity, TODAY, "p"));
    }

    Course tell(DomainEvent event) {
        told.add(event);
        progress.apply(event, START.plusSeconds(60L * told.size()));
        return this;
    }

    Course amendedTo(int pieces) {
        quantity = pieces;
        revision++;
        return tell(new OrderAmended(
                id, "GD-1", revision, Ids.next(), "m", "s", lines(), terms(), contract(), TOTAL, "why", TODAY, "m"));
    }

    Course deposit() {
        return tell(new DepositRequested(id, revision, TOTAL, DEPOSIT, TODAY, "a", TODAY, "f"))
                .tell(new DepositConfirmed(id, revision, DEPOSIT, DEPOSIT, TODAY, "f"));
    }

    Course balance() {
        return tell(new BalanceConfirmed(id, revision, TOTAL, TOTAL, "c", "f", TODAY, "f"));
    }

    Course assigned(UUID lot, String name, int pieces) {
        return tell(new WorkAssigned(
                id, lot, revision, Ids.next(), name, pieces, List.of(new Share(line, pieces)), TODAY, "planner"));
    }

    Course materials(UUID lot, Shortage... open) {
        return tell(new MaterialsChecked(id, lot, revision, List.of(open), null, null, TODAY, "i"));
    }

    Course approved(UUID lot) {
        return tell(new PreProductionApproved(id, lot, revision, Ids.next(), false, Ids.next(), TODAY, TODAY, "q"));
    }

    Course started(UUID lot) {
        return materials(lot)
                .approved(lot)
                .tell(new ProductionStarted(id, lot, revision, Ids.next(), TODAY, "factory"));
    }

    Course packed(UUID lot, int ofQuantity, int packed) {
        return tell(new ProductionProgressed(id, lot, revision, ofQuantity, packed, packed, List.of(), TODAY, "f"));
    }

    Course inspected(UUID lot, InspectionKind kind) {
        return inspected(lot, Ids.next(), kind, TODAY, null);
    }

    Course inspected(UUID lot, UUID inspection, InspectionKind kind, LocalDate on, Integer requiredMids) {
        return tell(new InspectionReported(
                id,
                lot,
                revision,
                inspection,
                kind,
                1,
                null,
                Verdict.ACCEPTED,
                100,
                20,
                new Defectives(0, 0, 0),
                List.of(),
                on,
                "inspector",
                requiredMids));
    }

    /** A mid inspection on such a day of the course, reported and signed by the factory. */
    Course midSigned(UUID lot, int day, Integer requiredMids) {
        UUID inspection = Ids.next();
        return inspected(lot, inspection, InspectionKind.MID, TODAY.plusDays(day), requiredMids)
                .tell(new ReportSigned(
                        id, lot, inspection, InspectionKind.MID, "hash", "厂长", false, TODAY.plusDays(day), "factory"));
    }

    Course decided(UUID lot, boolean accepted) {
        return tell(new FinalInspectionDecided(id, lot, Ids.next(), accepted, "线头", TODAY, "supervisor"));
    }

    /** From the start of the lot to its completion, inspections and decision included. */
    Course made(UUID lot, int pieces) {
        return started(lot)
                .packed(lot, pieces, pieces)
                .inspected(lot, InspectionKind.MID)
                .inspected(lot, InspectionKind.FINAL)
                .decided(lot, true)
                .tell(new AssignmentCompleted(id, lot, revision, pieces, TODAY, "f"));
    }

    Course completed() {
        return tell(new ProductionCompleted(id, revision, List.of(), TODAY, "p"));
    }

    Course goodsReleased() {
        return tell(new GoodsReleased(id, revision, List.of(), TODAY, "supervisor"));
    }

    Course arranged(UUID which, int pieces) {
        return tell(
                new ShipmentArranged(id, which, "S-1", revision, shipped(pieces), Mode.SEA, "fwd", TODAY, TODAY, "m"));
    }

    Course dispatched(UUID which, int pieces, boolean complete) {
        return tell(new StockPrepared(id, which, shipped(pieces), 1, TODAY, "w"))
                .tell(new GoodsInspected(id, which, true, null, TODAY, "w"))
                .tell(new GoodsLoaded(id, which, shipped(pieces), "沪A", TODAY, "w"))
                .tell(new GoodsDispatched(id, which, "S-1", revision, shipped(pieces), complete, TODAY, "w"));
    }

    Course signed(UUID which, boolean complete) {
        return tell(new GoodsSigned(id, which, "林晓岚", complete, TODAY, "customer"));
    }

    /** Of the shipment that left last. */
    Course reassessed(boolean complete, boolean signed) {
        return tell(new DeliveryReassessed(id, shipment, revision, complete, signed, TODAY, "l"));
    }

    /** All goods of one lot signed for in one shipment. */
    static Course delivered(int quantity) {
        UUID lot = Ids.next();
        Course course = released(quantity);
        return course.assigned(lot, "A", quantity)
                .made(lot, quantity)
                .completed()
                .goodsReleased()
                .balance()
                .arranged(course.shipment, quantity)
                .dispatched(course.shipment, quantity, true)
                .signed(course.shipment, true);
    }

    List<ShippedLine> shipped(int pieces) {
        return List.of(new ShippedLine(line, "藏青", "L", pieces));
    }

    StageView stage(Stage stage) {
        return progress.stages().get(stage.ordinal());
    }

    Status status(Stage stage) {
        return stage(stage).status();
    }

    List<String> missing(Stage stage) {
        return stage(stage).missing().stream().map(Missing::code).toList();
    }

    List<Status> statuses() {
        return progress.stages().stream().map(StageView::status).toList();
    }

    Progress progress() {
        return progress;
    }

    List<DomainEvent> told() {
        return List.copyOf(told);
    }

    private List<OrderEvent.Line> lines() {
        Money price = Money.parse("5.00", "CNY");
        return List.of(new OrderEvent.Line(
                line, 1, "城市夹克", "JK-2601", "全棉", "藏青", "L", quantity, price, price.times(quantity)));
    }

    private static OrderEvent.Terms terms() {
        return new OrderEvent.Terms(new BigDecimal("30"), 5, BigDecimal.ZERO, Currency.getInstance("CNY"), "3301");
    }

    private static OrderEvent.Contract contract() {
        return new OrderEvent.Contract(
                "HT-1", LocalDate.of(2026, 11, 20), LocalDate.of(2026, 12, 25), "FOB", "上海", "Hamburg");
    }
}
