package org.gendan.kernel.time;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;

/** Does one kind of work in the background; one bean per kind, which never waits for work of another kind. */
public interface Worker {
    /** Stable for ever: under this name work is kept. */
    String kind();

    /** Tries once; whatever it throws is a failure that is tried again. */
    Outcome work(Work.Task task);

    /** Whether it falls due in business time, which may be moved; else in real time. */
    default boolean isInBusinessTime() {
        return false;
    }

    /**
     * For how long nobody else tries what this one has begun, where an attempt speaks to the world or takes many
     * transactions; longer than it says nothing of itself. Zero: it is done in the very transaction that takes note of it.
     */
    default Duration apart() {
        return Duration.ZERO;
    }

    /** Whether all of this kind is done in the order in which it falls due, by one replica at a time. */
    default boolean isInOrder() {
        return false;
    }

    /** Attempts that fail and count, after which it is given up. */
    default int mostAttempts() {
        return 20;
    }

    /** How long to wait after the n-th attempt has failed: less and less often, up to five minutes. */
    default Duration pause(int attempts) {
        return Duration.ofSeconds(Math.min(1L << Math.min(attempts, 10) - 1, 300));
    }

    /** What is done at most before the next look at the clock. */
    default int mostAtOnce() {
        return 100;
    }

    /** Off, it leaves its work where it is. */
    default boolean isOn() {
        return true;
    }

    /** Puts what falls due by itself; before each look at what is due. */
    default void prepare(Work work) {}

    /** What is written down of something that was done. */
    interface Proof {
        void keep(Connection connection) throws SQLException;
    }

    /** What became of an attempt. */
    sealed interface Outcome {
        /** Never to be done again under its key; the proof of it is kept in the transaction that takes note of it. */
        record Done(Proof proof) implements Outcome {}

        /** It went well and falls due again. */
        record Again(Instant due) implements Outcome {}

        /** To be tried again later; excused: it does not count. mine: the fault is this one's, and others are worth a try. */
        record Failed(String why, boolean excused, boolean mine) implements Outcome {}

        /** Not to be tried again unless somebody says so. */
        record GivenUp(String why) implements Outcome {}

        static Outcome done() {
            return done(_ -> {});
        }

        static Outcome done(Proof proof) {
            return new Done(proof);
        }

        static Outcome again(Instant due) {
            return new Again(due);
        }

        /** For as long as nobody is there to take it; neither would others be taken. */
        static Outcome away(String why) {
            return new Failed(why, true, false);
        }

        static Outcome failed(String why) {
            return new Failed(why, false, true);
        }

        static Outcome givenUp(String why) {
            return new GivenUp(why);
        }
    }
}
