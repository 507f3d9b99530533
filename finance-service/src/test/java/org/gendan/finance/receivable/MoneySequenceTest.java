package org.gendan.finance.receivable;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.gendan.finance.journal.EntryKind;
import org.gendan.finance.receivable.MoneyCommand.Receive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Random sequences on the domain alone: money is conserved to the minor unit, and no gate opens without it. */
@Tag("battery-R15")
class MoneySequenceTest {
    private static final int SEQUENCES = 10_000;

    @Test
    void tenThousandSequencesInThreeCurrenciesComeToWhatTheRulesSay() {
        int each = SEQUENCES / MoneyCommand.CURRENCIES.size() + 1;
        for (int i = 0; i < MoneyCommand.CURRENCIES.size(); i++) {
            String currency = MoneyCommand.CURRENCIES.get(i);
            MoneyStory.all((long) i * each, each, 14, currency, () -> new DomainTill(currency));
        }
    }

    @Test
    void theJournalReadFromItsBeginningGivesTheSameBalances() {
        for (long seed = 0; seed < 300; seed++) {
            DomainTill till = new DomainTill("KWD");
            for (MoneyCommand command : MoneyCommand.sequence(new Random(seed), 20)) {
                till.apply(command);
            }
            for (int order = 0; order < till.orders(); order++) {
                assertEquals(till.position(order), till.replayed(order), "seed " + seed);
            }
        }
    }

    /** A reversal that forgets one minor unit, as a rounding in the wrong place would. */
    private static final class Forgetful extends DomainTill {
        Forgetful() {
            super("CNY");
        }

        @Override
        boolean reverse(int number) {
            boolean taken = super.reverse(number);
            Receive receive = receipt(number);
            if (taken && receive.part() > 1) {
                book(
                        EntryKind.REVERSAL,
                        List.of(
                                position(receive.first()).bringIn(money(1)),
                                position(receive.first()).promiseRefund(money(-1))),
                        receivable(receive.first()));
            }
            return taken;
        }
    }

    @Test
    void aPlantedBugIsFoundAndToldAsAShortStory() {
        AssertionError found =
                assertThrows(AssertionError.class, () -> MoneyStory.all(0, 1000, 14, "CNY", Forgetful::new));

        assertTrue(found.getMessage().startsWith("seed "), found.getMessage());
        assertTrue(found.getMessage().contains("Reverse["), found.getMessage());
        assertTrue(found.getMessage().lines().count() <= 6, "not short: " + found.getMessage());
    }
}
