package org.gendan.kernel.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.gendan.kernel.load.Shares.Answer;
import org.gendan.kernel.load.Turns.Turn;
import org.junit.jupiter.api.Test;

class TurnsTest {
    private final List<String> called = new ArrayList<>();
    private final Turns turns = new Turns(2);

    @Test
    void soManyAreCalledAtOnceAndTheOthersInTheOrderInWhichTheyCame() {
        Turn first = ask("first");
        Turn second = ask("second");
        ask("third");
        ask("fourth");
        assertEquals(List.of("first", "second"), called);
        second.end();
        assertEquals(List.of("first", "second", "third"), called);
        first.end();
        assertEquals(List.of("first", "second", "third", "fourth"), called);
    }

    @Test
    void whoEndsTwiceMakesPlaceForOne() {
        Turn first = ask("first");
        ask("second");
        ask("third");
        ask("fourth");
        first.end();
        first.end();
        assertEquals(List.of("first", "second", "third"), called);
    }

    @Test
    void whoGivesUpIsNotCalledAndTakesNobodysPlace() {
        Turn first = ask("first");
        ask("second");
        Turn third = ask("third");
        ask("fourth");
        assertTrue(third.withdraw());
        third.end();
        assertEquals(List.of("first", "second"), called);
        first.end();
        assertEquals(List.of("first", "second", "fourth"), called);
    }

    @Test
    void whoHasBeenCalledCannotGiveUp() {
        Turn first = ask("first");
        ask("second");
        assertFalse(first.withdraw());
        ask("third");
        assertEquals(List.of("first", "second"), called);
        first.end();
        assertEquals(List.of("first", "second", "third"), called);
    }

    @Test
    void whoeverComesAtOnceNoMoreAreUnderWayThanThereMayBe() {
        AtomicInteger under = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        AtomicInteger done = new AtomicInteger();
        CountDownLatch met = new CountDownLatch(2);
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < 2_000; i++) {
                threads.execute(() -> {
                    Turn[] mine = new Turn[1];
                    Object asked = new Object();
                    synchronized (asked) {
                        mine[0] = turns.ask(() -> threads.execute(() -> {
                            most.accumulateAndGet(under.incrementAndGet(), Math::max);
                            met.countDown();
                            waitFor(met);
                            under.decrementAndGet();
                            done.incrementAndGet();
                            synchronized (asked) {
                                mine[0].end();
                            }
                        }));
                    }
                });
            }
            long until = System.nanoTime() + 20_000_000_000L;
            while (done.get() < 2_000 && System.nanoTime() < until) {
                Thread.onSpinWait();
            }
        }
        assertEquals(2_000, done.get());
        assertEquals(2, most.get());
    }

    @Test
    void oneCallerGetsItsShareAndAllTogetherWhatThereIs() {
        Shares shares = new Shares(100, 40);
        assertEquals(Answer.GIVEN, shares.take("a", 40));
        assertEquals(Answer.TOO_MUCH_FOR_ONE, shares.take("a", 1));
        assertEquals(Answer.GIVEN, shares.take("b", 40));
        assertEquals(Answer.NONE_LEFT, shares.take("c", 21));
        assertEquals(Answer.GIVEN, shares.take("c", 20));
        shares.giveBack("a", 40);
        assertEquals(Answer.GIVEN, shares.take("c", 20));
        shares.giveBack("b", 40);
        shares.giveBack("c", 40);
        assertEquals(0, shares.taken());
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            assertTrue(latch.await(10, TimeUnit.SECONDS));
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }

    private Turn ask(String name) {
        return turns.ask(() -> called.add(name));
    }
}
