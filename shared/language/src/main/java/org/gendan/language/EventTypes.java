package org.gendan.language;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The published language on the wire: each event's type name and its JSON. A type name is {@code producer.fact.vN} and
 * is never reused; a record only ever gains optional fields, anything else is a new version beside the old one.
 */
public final class EventTypes {
    private static final Map<String, Class<? extends DomainEvent>> TYPES = Map.ofEntries(
            Map.entry("order.order-opened.v1", OrderEvent.OrderOpened.class),
            Map.entry("order.document-attached.v1", OrderEvent.DocumentAttached.class),
            Map.entry("order.lines-entered.v1", OrderEvent.LinesEntered.class),
            Map.entry("order.salesperson-consulted.v1", OrderEvent.SalespersonConsulted.class),
            Map.entry("order.customer-called-back.v1", OrderEvent.CustomerCalledBack.class),
            Map.entry("order.order-confirmed.v1", OrderEvent.OrderConfirmed.class),
            Map.entry("order.order-handed-over.v1", OrderEvent.OrderHandedOver.class),
            Map.entry("order.customer-changed.v1", OrderEvent.CustomerChanged.class),
            Map.entry("order.product-changed.v1", OrderEvent.ProductChanged.class),
            Map.entry("order.requirements-stated.v1", OrderEvent.RequirementsStated.class),
            Map.entry("order.order-amended.v1", OrderEvent.OrderAmended.class),
            Map.entry("order.order-held.v1", OrderEvent.OrderHeld.class),
            Map.entry("order.order-hold-lifted.v1", OrderEvent.OrderHoldLifted.class),
            Map.entry("order.order-cancelled.v1", OrderEvent.OrderCancelled.class),
            Map.entry("order.order-closed.v1", OrderEvent.OrderClosed.class),
            Map.entry("order.complaint-recorded.v1", OrderEvent.ComplaintRecorded.class),
            Map.entry("order.complaint-settled.v1", OrderEvent.ComplaintSettled.class),
            Map.entry("finance.deposit-requested.v1", FinanceEvent.DepositRequested.class),
            Map.entry("finance.receipt-recorded.v1", FinanceEvent.ReceiptRecorded.class),
            Map.entry("finance.deposit-confirmed.v1", FinanceEvent.DepositConfirmed.class),
            Map.entry("finance.deposit-revoked.v1", FinanceEvent.DepositRevoked.class),
            Map.entry("finance.receipt-confirmed.v1", FinanceEvent.ReceiptConfirmed.class),
            Map.entry("finance.receipt-reversed.v1", FinanceEvent.ReceiptReversed.class),
            Map.entry("finance.charge-added.v1", FinanceEvent.ChargeAdded.class),
            Map.entry("finance.charge-reversed.v1", FinanceEvent.ChargeReversed.class),
            Map.entry("finance.balance-requested.v1", FinanceEvent.BalanceRequested.class),
            Map.entry("finance.balance-confirmed.v1", FinanceEvent.BalanceConfirmed.class),
            Map.entry("finance.balance-revoked.v1", FinanceEvent.BalanceRevoked.class),
            Map.entry("finance.shortfall-waived.v1", FinanceEvent.ShortfallWaived.class),
            Map.entry("finance.waiver-reversed.v1", FinanceEvent.WaiverReversed.class),
            Map.entry("finance.refund-paid.v1", FinanceEvent.RefundPaid.class),
            Map.entry("finance.credit-moved.v1", FinanceEvent.CreditMoved.class),
            Map.entry("finance.invoice-issued.v1", FinanceEvent.InvoiceIssued.class),
            Map.entry("finance.credit-note-issued.v1", FinanceEvent.CreditNoteIssued.class),
            Map.entry("finance.order-settled.v1", FinanceEvent.OrderSettled.class),
            Map.entry("finance.credit-held.v1", FinanceEvent.CreditHeld.class),
            Map.entry("finance.credit-hold-lifted.v1", FinanceEvent.CreditHoldLifted.class),
            Map.entry("production.production-released.v1", ProductionEvent.ProductionReleased.class),
            Map.entry("production.work-assigned.v1", ProductionEvent.WorkAssigned.class),
            Map.entry("production.factory-changed.v1", ProductionEvent.FactoryChanged.class),
            Map.entry("production.calendar-year-published.v1", ProductionEvent.CalendarYearPublished.class),
            Map.entry("production.production-scheduled.v1", ProductionEvent.ProductionScheduled.class),
            Map.entry("production.materials-counted.v1", ProductionEvent.MaterialsCounted.class),
            Map.entry("production.materials-checked.v1", ProductionEvent.MaterialsChecked.class),
            Map.entry("production.production-started.v1", ProductionEvent.ProductionStarted.class),
            Map.entry("production.production-progressed.v1", ProductionEvent.ProductionProgressed.class),
            Map.entry("production.completion-forecast.v1", ProductionEvent.CompletionForecast.class),
            Map.entry("production.line-short-closed.v1", ProductionEvent.LineShortClosed.class),
            Map.entry("production.assignment-completed.v1", ProductionEvent.AssignmentCompleted.class),
            Map.entry("production.production-completed.v1", ProductionEvent.ProductionCompleted.class),
            Map.entry("production.work-held.v1", ProductionEvent.WorkHeld.class),
            Map.entry("production.work-hold-lifted.v1", ProductionEvent.WorkHoldLifted.class),
            Map.entry("quality.inspector-assigned.v1", QualityEvent.InspectorAssigned.class),
            Map.entry("quality.sample-chased.v1", QualityEvent.SampleChased.class),
            Map.entry("quality.sample-reported.v1", QualityEvent.SampleReported.class),
            Map.entry("quality.meeting-held.v1", QualityEvent.MeetingHeld.class),
            Map.entry("quality.pre-production-approved.v1", QualityEvent.PreProductionApproved.class),
            Map.entry("quality.inspection-reported.v1", QualityEvent.InspectionReported.class),
            Map.entry("quality.report-signed.v1", QualityEvent.ReportSigned.class),
            Map.entry("quality.final-inspection-decided.v1", QualityEvent.FinalInspectionDecided.class),
            Map.entry("quality.rework-ordered.v1", QualityEvent.ReworkOrdered.class),
            Map.entry("quality.remainder-followed.v1", QualityEvent.RemainderFollowed.class),
            Map.entry("quality.shipping-sample-passed-on.v1", QualityEvent.ShippingSamplePassedOn.class),
            Map.entry("quality.goods-released.v1", QualityEvent.GoodsReleased.class),
            Map.entry("quality.goods-release-revoked.v1", QualityEvent.GoodsReleaseRevoked.class),
            Map.entry("logistics.shipment-arranged.v1", LogisticsEvent.ShipmentArranged.class),
            Map.entry("logistics.stock-prepared.v1", LogisticsEvent.StockPrepared.class),
            Map.entry("logistics.goods-inspected.v1", LogisticsEvent.GoodsInspected.class),
            Map.entry("logistics.goods-loaded.v1", LogisticsEvent.GoodsLoaded.class),
            Map.entry("logistics.goods-dispatched.v1", LogisticsEvent.GoodsDispatched.class),
            Map.entry("logistics.courier-number-given.v1", LogisticsEvent.CourierNumberGiven.class),
            Map.entry("logistics.goods-signed.v1", LogisticsEvent.GoodsSigned.class),
            Map.entry("logistics.goods-returned.v1", LogisticsEvent.GoodsReturned.class),
            Map.entry("logistics.delivery-reassessed.v1", LogisticsEvent.DeliveryReassessed.class),
            Map.entry("logistics.shipment-cancelled.v1", LogisticsEvent.ShipmentCancelled.class),
            Map.entry("logistics.dispatched-while-revoked.v1", LogisticsEvent.DispatchedWhileRevoked.class));

    private static final Map<Class<?>, String> NAMES =
            TYPES.entrySet().stream().collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey));

    private static final Set<String> FACTS =
            TYPES.keySet().stream().map(factOf()).collect(Collectors.toSet());

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addModule(new SimpleModule().addDeserializer(Money.class, new Sum()))
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
            .build();

    private EventTypes() {}

    /** A mapper of one's own, for what is no event and is written and read as events are. */
    public static ObjectMapper mapper() {
        return JSON.copy();
    }

    public static Map<String, Class<? extends DomainEvent>> all() {
        return TYPES;
    }

    public static String nameOf(DomainEvent event) {
        String name = NAMES.get(event.getClass());
        if (name == null) {
            throw new IllegalArgumentException(event.getClass() + " has no type name");
        }
        return name;
    }

    public static Optional<Class<? extends DomainEvent>> classOf(String type) {
        return Optional.ofNullable(TYPES.get(type));
    }

    /** The service whose language this is: what its type names begin with. */
    public static String producerOf(Class<? extends DomainEvent> language) {
        return NAMES.entrySet().stream()
                .filter(type -> language.isAssignableFrom(type.getKey()))
                .map(type -> type.getValue().substring(0, type.getValue().indexOf('.')))
                .distinct()
                .reduce((one, other) -> {
                    throw new IllegalArgumentException(language + " is spoken by more than one");
                })
                .orElseThrow(() -> new IllegalArgumentException(language + " has no type"));
    }

    /** Whether another version of this type is known, so that the type is a known fact in an unknown form. */
    public static boolean isOtherVersionOfKnown(String type) {
        return !TYPES.containsKey(type) && FACTS.contains(factOf().apply(type));
    }

    public static String write(DomainEvent event) {
        try {
            return JSON.writeValueAsString(event);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("an event that cannot be written: " + event, impossible);
        }
    }

    /** Reads the body of an event; unknown fields are ignored. */
    public static <E extends DomainEvent> E read(byte[] json, Class<E> type) throws IOException {
        return JSON.readValue(json, type);
    }

    private static final class Sum extends StdDeserializer<Money> {
        private Sum() {
            super(Money.class);
        }

        @Override
        public Money deserialize(JsonParser json, DeserializationContext context) throws IOException {
            JsonNode money = json.readValueAsTree();
            return Money.sum(
                    money.path("amount").asText(), money.path("currency").textValue());
        }
    }

    private static Function<String, String> factOf() {
        return type -> type.replaceFirst("\\.v\\d+$", "");
    }
}
