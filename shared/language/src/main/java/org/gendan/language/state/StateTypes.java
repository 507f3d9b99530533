package org.gendan.language.state;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.gendan.language.EventTypes;

/**
 * The states on the wire: each one's type name, its topic, and its JSON. As of events, a record only ever gains optional
 * fields; anything else is a new version, told beside the old one on a topic of its own.
 */
public final class StateTypes {
    private static final List<Type<?>> TYPES = List.of(
            new Type<>("order.customer-state.v1", "gendan.state.customers", CustomerState.class),
            new Type<>("order.product-state.v1", "gendan.state.products", ProductState.class),
            new Type<>("order.order-state.v1", "gendan.state.orders", OrderState.class),
            new Type<>("production.factory-state.v1", "gendan.state.factories", FactoryState.class),
            new Type<>("finance.receivable-state.v1", "gendan.state.receivables", ReceivableState.class));

    private static final ObjectMapper JSON = EventTypes.mapper();

    private StateTypes() {}

    /** A state's name, which begins with the service that tells it, its compacted topic, and its record. */
    public record Type<S extends State>(String name, String topic, Class<S> record) {

        /** The service that alone writes the topic. */
        public String producer() {
            return name.substring(0, name.indexOf('.'));
        }
    }

    public static List<Type<?>> all() {
        return TYPES;
    }

    public static Type<?> of(Class<? extends State> record) {
        return TYPES.stream()
                .filter(type -> type.record().equals(record))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(record + " has no type name"));
    }

    /** The type that is told on a topic. */
    public static Optional<Type<?>> on(String topic) {
        return TYPES.stream().filter(type -> type.topic().equals(topic)).findFirst();
    }

    public static String write(State state) {
        try {
            return JSON.writeValueAsString(state);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a state that cannot be written: " + state, impossible);
        }
    }

    /** Reads the body of a state; unknown fields are ignored. */
    public static <S extends State> S read(byte[] json, Class<S> record) throws IOException {
        return JSON.readValue(json, record);
    }
}
