package org.gendan.order.webhook;

import java.time.Instant;
import java.util.UUID;

/** An event as it was heard. */
record HeardEvent(
        UUID id,
        String topic,
        String key,
        long sequence,
        UUID epoch,
        String type,
        Instant time,
        String traceparent,
        byte[] data) {}
