package org.gendan.kernel.who;

import java.util.Set;
import java.util.UUID;

/** Who acts now, through which command or in answer to which event; for the audit trail and for the events announced. */
public record Acting(String who, Set<String> roles, String command, String reason, String requestId, UUID sourceEvent) {

    /** Bound while an event is applied; commands over REST are known by the request instead. */
    public static final ScopedValue<Acting> NOW = ScopedValue.newInstance();

    public static Acting onEvent(String by, String type, UUID event) {
        return new Acting(by, Set.of(), type, null, null, event);
    }
}
