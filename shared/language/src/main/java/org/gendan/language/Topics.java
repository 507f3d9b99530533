package org.gendan.language;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gendan.language.Topic.Kept;
import org.gendan.language.erp.ErpTypes;
import org.gendan.language.state.StateTypes;

/** Every topic that others than its writer may know: from here come the schemas and the AsyncAPI document. */
public final class Topics {
    private static final List<String> SERVICES = List.of("order", "finance", "production", "quality", "logistics");
    private static final String ORDER = "The order's id; the customer's or the product's own where there is no order.";

    private static final List<Topic> ALL = List.of(
            events("order", OrderEvent.class, ORDER),
            events("finance", FinanceEvent.class, "The order's id; the customer's for its credit."),
            events(
                    "production",
                    ProductionEvent.class,
                    "The order's id; the factory's or the calendar year's own where there is no order."),
            events("quality", QualityEvent.class, "The order's id."),
            events("logistics", LogisticsEvent.class, "The order's id."),
            in(
                    "gendan.erp.customers",
                    "Customers as the ERP keeps them, each whole.",
                    "The ERP's number of the customer.",
                    erp("erp.customer.v1")),
            in(
                    "gendan.erp.products",
                    "Products as the ERP keeps them, each whole.",
                    "The ERP's number of the product.",
                    erp("erp.product.v1")),
            in(
                    "gendan.erp.orders",
                    "Orders that the ERP took, each whole; they become drafts.",
                    "The ERP's number of the order.",
                    erp("erp.order.v1")),
            in(
                    "gendan.erp.bank-transactions",
                    "What the bank booked, one transaction in each message.",
                    "The company's bank account.",
                    erp("erp.bank-transaction.v1")),
            state("gendan.state.customers", "Each customer as it is today.", "The customer's id."),
            state("gendan.state.products", "Each product of the catalogue as it is today.", "The product's id."),
            state("gendan.state.factories", "Each factory as it is today.", "The factory's id."),
            state("gendan.state.orders", "Each order as it stands today, from the draft on.", "The order's id."),
            state("gendan.state.receivables", "What each order costs and has paid as of today.", "The order's id."),
            new Topic(
                    "gendan.erp.outcomes",
                    "The answer to each message of the ERP: what became of it, and why.",
                    SERVICES,
                    "erp: and the key of the message that is answered, or its id where it had none; so it does not lie on the"
                            + " partition that the message lay on.",
                    Kept.FOR_EVER,
                    erp("order.erp-outcome.v1", "finance.erp-outcome.v1")),
            new Topic(
                    "gendan.dead-letter",
                    "Records that belong to no stream, since they say no key, id or sequence: as they came, with"
                            + " gendan_reason and gendan_topic as further headers. For operators.",
                    SERVICES,
                    "As it came; it may be absent.",
                    Kept.FOR_EVER,
                    Map.of()));

    private Topics() {}

    public static List<Topic> all() {
        return ALL;
    }

    private static Topic events(String producer, Class<? extends DomainEvent> language, String key) {
        Map<String, Class<? extends Record>> types = new TreeMap<>();
        EventTypes.all().forEach((type, event) -> {
            if (language.isAssignableFrom(event)) {
                types.put(type, event.asSubclass(Record.class));
            }
        });
        return new Topic(
                "gendan." + producer + ".events",
                "What " + producer + "-service announces.",
                List.of(producer),
                key,
                Kept.FOR_EVER,
                types);
    }

    private static Topic state(String name, String about, String key) {
        StateTypes.Type<?> type = StateTypes.on(name).orElseThrow();
        return new Topic(
                name,
                about,
                List.of(type.producer()),
                key,
                Kept.LATEST_OF_EACH_KEY,
                Map.of(type.name(), type.record().asSubclass(Record.class)));
    }

    private static Map<String, Class<? extends Record>> erp(String... types) {
        return Stream.of(types).collect(Collectors.toMap(Function.identity(), type -> ErpTypes.all()
                .get(type)));
    }

    private static Topic in(String name, String about, String key, Map<String, Class<? extends Record>> types) {
        return new Topic(name, about, List.of("erp"), key, Kept.FOR_EVER, new TreeMap<>(types));
    }
}
