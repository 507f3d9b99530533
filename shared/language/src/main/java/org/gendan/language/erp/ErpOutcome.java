package org.gendan.language.erp;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.gendan.language.bound.MayBeAbsent;
import org.gendan.language.bound.Most;
import org.gendan.language.bound.Text;
import org.gendan.language.bound.Whole;

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
        @Text(249) String topic,
        @Whole int partition,
        @Whole(max = ErpTypes.LARGEST_REVISION) long offset,
        @MayBeAbsent @Text(1_048_576) String key,
        @MayBeAbsent @Text(200) String source,
        @MayBeAbsent @Text(200) String id,
        @MayBeAbsent @Text(200) String type,
        Verdict outcome,
        @MayBeAbsent @Text(60) String reason,
        @MayBeAbsent @Text(101) String value,
        @MayBeAbsent @Text(2_000) String text,
        @MayBeAbsent @Text(2_000) String textZh,
        @MayBeAbsent @Most(201) List<Violation> violations,
        @MayBeAbsent Gate gate,
        @MayBeAbsent @Text(60) String externalId,
        @MayBeAbsent UUID bankLineId,
        @MayBeAbsent UUID customerId,
        @MayBeAbsent UUID productId,
        @MayBeAbsent UUID orderId,
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
    public record Violation(
            @Text(400) String field,
            @Text(60) String code,
            @MayBeAbsent @Text(101) String value,
            @Text(2_000) String text,
            @Text(2_000) String textZh) {}

    /** A gate that is closed, and everything that it waits for. */
    public record Gate(@Text(60) String code, @Most(100) List<Need> missing) {}

    /** One condition that a gate waits for, and the roles of those who can fulfil it. */
    public record Need(
            @Text(60) String code,
            @Most(40) List<@Text(40) String> who,
            @Text(2_000) String text,
            @Text(2_000) String textZh) {}

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
