package org.gendan.order.webhook;

import java.util.List;
import java.util.UUID;

/** A request about to be made: the how-manieth for this event, and at which second. The secrets are sealed. */
record Attempt(
        UUID delivery,
        UUID webhook,
        String url,
        HeardEvent event,
        int number,
        boolean resent,
        boolean replay,
        long second,
        List<byte[]> secrets) {}
