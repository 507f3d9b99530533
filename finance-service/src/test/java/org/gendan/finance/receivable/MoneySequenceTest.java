package org.gendan.finance.receivable;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.gendan.finance.journal.EntryKind;
import org.gendan.language.DomainEvent;
import org.gendan.language.FinanceEvent.BalanceConfirmed;
import org.gendan.language.FinanceEvent.ChargeAdded;
import org.gendan.language.FinanceEvent.DepositRevoked;
import org.gendan.language.FinanceEvent.ReceiptConfirmed;
import org.gendan.language.FinanceEvent.ReceiptReversed;
import org.gendan.language.FinanceEvent.RefundPaid;
import org.gendan.language.FinanceEvent.ShortfallWaived;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random sequences on the domain alone: money is conserved to the minor unit, and no gate opens without it. */
@Tag("battery-R15")
class MoneySequenceTest {
    private static final int SEQUENCES = 10_000;

    @Test
    void tenThousandSequencesInThreeCurrenciesComeToWhatTheRulesSayAndWhatWasAnnouncedComesToTheSame() {
        int each = SEQUENCES / MoneyCommand.CURRENCIES.size() + 1;
        for (int i = 0; i < MoneyCommand.CURRENCIES.size(); i++) {
            String currency = MoneyCommand.CURRENCIES.get(i);
            MoneyStory.all((long) i * each, each, 14, currency, () -> new DomainTill(currency));
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
            receipt(number).parts().entrySet().stream()
                    .filter(part -> taken && part.getValue() > 1)
                    .findFirst()
                    .ifPresent(part -> book(
                            EntryKind.REVERSAL,
                            List.of(
                                    position(part.getKey()).bringIn(money(1)),
                                    position(part.getKey()).promiseRefund(money(-1))),
                            receivable(part.getKey())));
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

    /** Books all as it should, and does not tell of one sort of fact. */
    private static final class Silent extends DomainTill {
        private final Class<? extends DomainEvent> kept;

        Silent(Class<? extends DomainEvent> kept) {
            super("KWD");
            this.kept = kept;
        }

        @Override
        boolean announces(DomainEvent event) {
            return !kept.isInstance(event);
        }
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                ReceiptConfirmed.class,
                ReceiptReversed.class,
                ChargeAdded.class,
                ShortfallWaived.class,
                RefundPaid.class,
                DepositRevoked.class,
                BalanceConfirmed.class
            })
    void whatIsBookedAndNotAnnouncedIsFoundByReadingTheAnnouncements(Class<? extends DomainEvent> kept) {
        AssertionError found =
                assertThrows(AssertionError.class, () -> MoneyStory.all(0, 1000, 14, "KWD", () -> new Silent(kept)));

        assertTrue(found.getMessage().matches("(?s).*what was (told|announced).*"), found.getMessage());
        assertTrue(found.getMessage().lines().count() <= 8, "not short: " + found.getMessage());
    }
}
