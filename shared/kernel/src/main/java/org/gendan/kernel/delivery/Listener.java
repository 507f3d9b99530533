package org.gendan.kernel.delivery;

import org.gendan.language.DomainEvent;

/** One service's ear for one topic: what it does with each event that the topic's owner announces. */
public interface Listener<E extends DomainEvent> {

    String topic();

    /** The sealed language that the topic speaks; events of other languages on it count as unknown. */
    Class<E> language();

    /** Records the fact, in the transaction that takes note of it. A fact is never refused. */
    void apply(E event, Envelope envelope);
}
