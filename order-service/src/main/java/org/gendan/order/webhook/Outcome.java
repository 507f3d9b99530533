package org.gendan.order.webhook;

/** What became of a request: the status of the answer, if there was one, its beginning, and how long it took. */
record Outcome(Verdict verdict, Integer status, String answer, long millis) {

    enum Verdict {
        TAKEN,
        /** It was not taken, or nobody knows; the same may be taken later. */
        FAILED,
        /** Certainly nobody was there to take it, or they asked for patience: that does not count against the event. */
        AWAY,
        /** The receiver says that it will never take anything again. */
        GONE
    }
}
