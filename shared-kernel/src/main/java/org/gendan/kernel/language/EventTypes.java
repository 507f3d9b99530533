package org.gendan.kernel.language;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
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
            Map.entry("finance.deposit-requested.v1", FinanceEvent.DepositRequested.class),
            Map.entry("finance.receipt-recorded.v1", FinanceEvent.ReceiptRecorded.class),
            Map.entry("finance.deposit-confirmed.v1", FinanceEvent.DepositConfirmed.class),
            Map.entry("finance.deposit-revoked.v1", FinanceEvent.DepositRevoked.class),
            Map.entry("production.production-released.v1", ProductionEvent.ProductionReleased.class),
            Map.entry("production.work-assigned.v1", ProductionEvent.WorkAssigned.class),
            Map.entry("production.factory-changed.v1", ProductionEvent.FactoryChanged.class),
            Map.entry("production.calendar-year-published.v1", ProductionEvent.CalendarYearPublished.class));

    private static final Map<Class<?>, String> NAMES =
            TYPES.entrySet().stream().collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey));

    private static final Set<String> FACTS =
            TYPES.keySet().stream().map(factOf()).collect(Collectors.toSet());

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
            .build();

    private EventTypes() {}

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

    private static Function<String, String> factOf() {
        return type -> type.replaceFirst("\\.v\\d+$", "");
    }
}
