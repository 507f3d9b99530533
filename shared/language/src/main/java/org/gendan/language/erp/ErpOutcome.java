package org.gendan.language.erp;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * What an ERP's message came to, on {@code gendan.erp.outcomes}. The coordinates are the message's own and always there, so
 * that one without an id can be found; the rest says what it said of itself.
 *
 * @param topic where the message stood
 * @param partition where the message stood
 * @param offset where the message stood
 * @param key the message's key
 * @param source what the message calls its source
 * @param id what the message calls itself
 * @param type what the message says it is
 * @param outcome the verdict
 * @param reason the stable code of the first thing that is wrong
 * @param value what stands there
 * @param text the reason in English
 * @param textZh the reason in Chinese
 * @param violations everything that is wrong
 * @param gate the gate that refused, if it was one
 * @param externalId the ERP's own number of what the message is about
 */
public record ErpOutcome(
        String topic,
        int partition,
        long offset,
        String key,
        String source,
        String id,
        String type,
        Verdict outcome,
        String reason,
        String value,
        String text,
        String textZh,
        List<Violation> violations,
        Gate gate,
        String externalId,
        UUID bankLineId,
        UUID customerId,
        UUID productId,
        UUID orderId,
        LocalDate occurredOn) {

    /** What became of a message. */
    public enum Verdict {
        /** It was applied. */
        ACCEPTED,
        /** It, or what it says, was applied before; nothing was done. */
        DUPLICATE,
        /** It cannot be applied, and nothing was done. */
        REJECTED,
        /** A newer revision was applied before; nothing was done. */
        STALE
    }

    /** One thing that is wrong: where, the stable code of the rule, what stands there, and the rule in both languages. */
    public record Violation(String field, String code, String value, String text, String textZh) {}

    /** A gate that is closed, and everything that it waits for. */
    public record Gate(String code, List<Need> missing) {}

    /** One condition that a gate waits for, and the roles of those who can fulfil it. */
    public record Need(String code, List<String> who, String text, String textZh) {}

    /** The same for the same message at another place. */
    public ErpOutcome again(String topic, int partition, long offset, String key, Verdict outcome, LocalDate on) {
        return new ErpOutcome(
                topic,
                partition,
                offset,
                key,
                source,
                id,
                type,
                outcome,
                reason,
                value,
                text,
                textZh,
                violations,
                gate,
                externalId,
                bankLineId,
                customerId,
                productId,
                orderId,
                on);
    }
}
