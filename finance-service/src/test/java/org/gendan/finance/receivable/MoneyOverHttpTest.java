package org.gendan.finance.receivable;

import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.gendan.finance.FinanceStory;
import org.gendan.finance.ServiceTest;
import org.gendan.language.FinanceEvent.BalanceRevoked;
import org.gendan.language.FinanceEvent.ReceiptConfirmed;
import org.gendan.language.FinanceEvent.ReceiptReversed;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The same random sequences through the running service: what it takes, refuses and shows is what the rules say. */
@ServiceTest
@Tag("battery-R15")
class MoneyOverHttpTest {
    private static final int SEQUENCES = 200;
    private static final int LENGTH = 8;
    private static final int AT_ONCE = 6;

    @Test
    void twoHundredSequencesComeToTheSameAndSoDoTheirAnnouncementsReadAgainAndTheBooksAgree() throws Exception {
        try (ExecutorService people = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Future<Void>> sequences = new ArrayList<>();
            for (long seed = 1_000_000; seed < 1_000_000 + SEQUENCES; seed++) {
                long own = seed;
                String currency = MoneyCommand.CURRENCIES.get((int) (seed % MoneyCommand.CURRENCIES.size()));
                sequences.add(people.submit((Callable<Void>) () -> {
                    MoneyStory.one(own, LENGTH, currency, false, () -> new HttpTill(currency));
                    return null;
                }));
            }
            for (Future<Void> sequence : sequences) {
                sequence.get();
            }
        }
        FinanceStory.once("auditor")
                .post("/api/ledger/checks")
                .then()
                .statusCode(200)
                .body("differences.what", not(hasItem("entry")))
                .body("differences.what", not(hasItem("total")))
                .body("differences.what", not(hasItem("held")))
                .body("differences.what", not(hasItem("customer-money")))
                .body("differences.what", not(hasItem("unallocated")))
                .body("differences.what", not(hasItem("money")))
                .body("differences.what", not(hasItem("balance-gate")));
    }

    @Test
    void anAnnouncementThatIsMissingFromTheLogIsFoundByReadingItAgain() {
        HttpTill till = new HttpTill("JPY");
        for (MoneyCommand command : List.of(
                new MoneyCommand.Order(1000, 30),
                new MoneyCommand.Arrive(500),
                new MoneyCommand.Allocate(0, 0, 400),
                new MoneyCommand.Receive(0, 600, -1, 0, 5),
                new MoneyCommand.GiveBack(0, 100),
                new MoneyCommand.PayRefund(0),
                new MoneyCommand.Amend(0, 900),
                new MoneyCommand.Reverse(1))) {
            assertTrue(till.apply(command), command.toString());
        }

        assertEquals(Optional.empty(), till.contradiction());
        for (Class<?> kept : List.of(ReceiptConfirmed.class, ReceiptReversed.class, BalanceRevoked.class)) {
            assertTrue(till.contradiction(event -> !kept.isInstance(event)).isPresent(), kept.getSimpleName());
        }
    }
}
