package org.gendan.kernel.delivery.erp;

import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.gendan.language.erp.ErpTypes;

/**
 * One service's ear for one topic that ERPs write: says what is to be done with a message that is whole. Whether it is, that
 * each is kept and applied once, in one transaction, and that each is answered, is the gate's; and that nothing waits behind a
 * bad one.
 */
public abstract class ErpEar<T extends Record> {
    private final ErpGate gate;
    private final Subject subject;
    private final Class<T> type;

    protected ErpEar(ErpGate gate, Subject subject, Class<T> type) {
        this.gate = gate;
        this.subject = subject;
        this.type = type;
    }

    /** Which version of what a message speaks of: the ERP's own number of it, and the ERP's own count of its versions. */
    public record Revised(String externalId, long revision) {}

    /**
     * Applies what the message says, in the transaction under way; what is thrown undoes it and refuses the message. Known is
     * the id of what an earlier revision was applied to, null where there was none.
     */
    protected abstract Applied apply(T data, UUID known, ErpMessage message);

    /** Empty where messages tell facts, of which none replaces another. */
    protected Optional<Revised> revised(T data) {
        return Optional.empty();
    }

    /** The fault as it is told, where it has a name of its own here. */
    protected Fault told(Fault fault) {
        return fault;
    }

    /** Takes one record from the topic and acknowledges it once it is answered. */
    protected final CompletionStage<Void> take(Message<ConsumerRecord<String, byte[]>> message) {
        return gate.take(message, this);
    }

    final Subject subject() {
        return subject;
    }

    final Class<T> type() {
        return type;
    }

    final String typeName() {
        return ErpTypes.nameOf(type);
    }
}
