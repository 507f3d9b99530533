package org.gendan.language.erp;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.util.Map;
import org.gendan.language.EventTypes;

/**
 * The messages that ERPs send, and the answers to them: each one's type name and its JSON. As with {@link EventTypes} a name
 * is never reused, and a record only ever gains optional fields. Fields that are not known are ignored.
 */
public final class ErpTypes {
    /** The largest whole number that every client can count with. */
    public static final long LARGEST_REVISION = 9_007_199_254_740_991L;

    private static final Map<String, Class<? extends Record>> TYPES = Map.of(
            "erp.customer.v1", ErpCustomer.class,
            "erp.product.v1", ErpProduct.class,
            "erp.order.v1", ErpOrder.class,
            "erp.bank-transaction.v1", ErpBankTransaction.class,
            "order.erp-outcome.v1", ErpOutcome.class,
            "finance.erp-outcome.v1", ErpOutcome.class);

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
            .build();

    private ErpTypes() {}

    public static Map<String, Class<? extends Record>> all() {
        return TYPES;
    }

    /** The type name of what an ERP sends; answers have one of each service. */
    public static String nameOf(Class<? extends Record> message) {
        return TYPES.entrySet().stream()
                .filter(type -> type.getKey().startsWith("erp.") && type.getValue() == message)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(message + " has no type name"));
    }

    /** The type name under which a service answers. */
    public static String outcomeOf(String service) {
        return service + ".erp-outcome.v1";
    }

    public static String write(Record message) {
        try {
            return JSON.writeValueAsString(message);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a message that cannot be written", impossible);
        }
    }

    /** Reads what was written here; what comes from outside is read by who takes it, field by field. */
    public static <T extends Record> T read(byte[] json, Class<T> type) throws IOException {
        return JSON.readValue(json, type);
    }
}
