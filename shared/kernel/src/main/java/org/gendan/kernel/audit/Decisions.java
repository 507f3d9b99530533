package org.gendan.kernel.audit;

import java.util.Map;

/** Writes down what somebody decided about something that is no entity, and why, in the transaction under way. */
@FunctionalInterface
public interface Decisions {

    /** Key is the chain that it belongs to: the order id, or another one where there is no order. */
    void note(String key, String what, String id, String decision, String because, Map<String, ?> facts);
}
