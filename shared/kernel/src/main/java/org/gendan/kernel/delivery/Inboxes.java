package org.gendan.kernel.delivery;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * The inboxes of one service: its own, and one more for each purpose for which it hears the same topics a second time, at a
 * pace of its own and standing still at events of its own.
 */
public class Inboxes {
    private final Map<String, Inbox> inboxes = new ConcurrentHashMap<>();
    private final Function<String, Inbox> made;

    Inboxes(Function<String, Inbox> made) {
        this.made = made;
    }

    /** The name is stable for ever: under it is kept what was heard. */
    public Inbox of(String consumer) {
        return inboxes.computeIfAbsent(consumer, made);
    }

    void close() {
        inboxes.values().forEach(Inbox::close);
    }
}
