package org.gendan.kernel.audit;

import java.util.Map;

/** Writes down that something came to be that is no entity, in the transaction under way. */
@FunctionalInterface
public interface Evidence {

    /** Key is the chain that it belongs to, as of {@link Decisions}. */
    void created(String key, String what, String id, Map<String, ?> facts);
}
