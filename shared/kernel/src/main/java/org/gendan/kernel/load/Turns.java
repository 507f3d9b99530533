package org.gendan.kernel.load;

import java.util.ArrayDeque;
import java.util.Queue;

/** So many at once, the others one after the other in the order in which they came. Who waits holds no thread. */
final class Turns {
    private final int atOnce;
    private final Queue<Turn> waiting = new ArrayDeque<>();
    private int under;

    Turns(int atOnce) {
        this.atOnce = atOnce;
    }

    /** The turn of one. */
    final class Turn {
        private final Runnable called;
        private boolean has;
        private boolean over;

        private Turn(Runnable called) {
            this.called = called;
        }

        /** Gives it up if it has not come yet, and says whether that is so. */
        boolean withdraw() {
            synchronized (Turns.this) {
                boolean waits = waiting.remove(this);
                over |= waits;
                return waits;
            }
        }

        /** Lets the next one in; also if it never came, and once however often. */
        void end() {
            Turn next = null;
            synchronized (Turns.this) {
                waiting.remove(this);
                if (has && !over) {
                    under--;
                    next = next();
                }
                over = true;
            }
            call(next);
        }
    }

    /** Calls, at once or later and then on the thread of who ended before, when it is one's turn. */
    Turn ask(Runnable called) {
        Turn mine = new Turn(called);
        Turn next;
        synchronized (this) {
            waiting.add(mine);
            next = next();
        }
        call(next);
        return mine;
    }

    private Turn next() {
        if (under == atOnce || waiting.isEmpty()) {
            return null;
        }
        Turn next = waiting.remove();
        next.has = true;
        under++;
        return next;
    }

    private static void call(Turn next) {
        if (next != null) {
            next.called.run();
        }
    }
}
