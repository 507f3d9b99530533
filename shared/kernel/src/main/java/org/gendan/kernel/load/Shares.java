package org.gendan.kernel.load;

import java.util.HashMap;
import java.util.Map;

/** What runs out: so much of it in all, and a part of that for each caller, so that nobody goes without because of one other. */
final class Shares {
    private final long all;
    private final long each;
    private final Map<String, Long> taken = new HashMap<>();
    private long takenInAll;

    Shares(long all, long each) {
        this.all = all;
        this.each = each;
    }

    /** What there is to say to who asks for more. */
    enum Answer {
        GIVEN,
        TOO_MUCH_FOR_ONE,
        NONE_LEFT
    }

    synchronized Answer take(String caller, long more) {
        long own = taken.getOrDefault(caller, 0L);
        if (own + more > each) {
            return Answer.TOO_MUCH_FOR_ONE;
        }
        if (takenInAll + more > all) {
            return Answer.NONE_LEFT;
        }
        taken.put(caller, own + more);
        takenInAll += more;
        return Answer.GIVEN;
    }

    synchronized void giveBack(String caller, long some) {
        taken.computeIfPresent(caller, (_, own) -> own == some ? null : own - some);
        takenInAll -= some;
    }

    synchronized long taken() {
        return takenInAll;
    }
}
