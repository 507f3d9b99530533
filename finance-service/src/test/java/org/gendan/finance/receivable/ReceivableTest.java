package org.gendan.finance.receivable;

import static org.gendan.finance.receivable.ReceivableBuilder.DAY;
import static org.gendan.finance.receivable.ReceivableBuilder.aReceivable;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.gendan.finance.journal.Balances;
import org.gendan.language.FinanceEvent;
import org.gendan.language.FinanceEvent.DepositConfirmed;
import org.gendan.language.FinanceEvent.DepositRequested;
import org.gendan.language.FinanceEvent.DepositRevoked;
import org.gendan.language.Missing;
import org.gendan.language.Money;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReceivableTest {

    @ParameterizedTest
    @Tag("rule-11")
    @CsvSource({
        "110885.35, CNY, 30, 33265.61", // 33265.605
        "110885.34, CNY, 30, 33265.60", // 33265.602
        "100001, JPY, 30, 30000", // 30000.3
        "100005, JPY, 30, 30002", // 30001.5
        "1.005, KWD, 30, 0.302", // 0.3015
        "1.004, KWD, 30, 0.301", // 0.3012
        "99.99, USD, 33.33, 33.33", // 33.326667
        "80.00, CNY, 100, 80.00"
    })
    void theDepositIsRoundedOnceHalfUpToTheCurrencysMinorUnit(
            String total, String currency, String percent, String deposit) {
        Receivable receivable =
                aReceivable().over(total, currency).withDeposit(percent).build();

        assertEquals(Money.parse(deposit, currency), position(receivable, "0").deposit());
    }

    @ParameterizedTest
    @Tag("S1.9")
    @Tag("rule-1")
    @Tag("rule-2")
    @CsvSource({
        "110885.35, CNY, 33265.60, false, 0.01, 0.00",
        "110885.35, CNY, 33265.61, true, 0.00, 0.00",
        "110885.35, CNY, 33265.62, true, 0.00, 0.01",
        "100005, JPY, 30001, false, 1, 0",
        "100005, JPY, 30002, true, 0, 0",
        "100005, JPY, 30003, true, 0, 1",
        "1.005, KWD, 0.301, false, 0.001, 0.000",
        "1.005, KWD, 0.302, true, 0.000, 0.000",
        "1.005, KWD, 0.303, true, 0.000, 0.001",
        "110885.35, CNY, 0.00, false, 33265.61, 0.00"
    })
    void theGateOpensWhenConfirmedReceiptsReachTheDepositAndNotOneMinorUnitEarlier(
            String total, String currency, String confirmed, boolean open, String shortfall, String credit) {
        Coverage coverage = covered(aReceivable().over(total, currency).build(), confirmed, "0", currency);

        assertEquals(open, coverage.isCovered());
        assertEquals(open, coverage.gate().isOpen());
        assertEquals(Money.parse(shortfall, currency), coverage.shortfall());
        assertEquals(Money.parse(credit, currency), coverage.credit());
    }

    @Test
    @Tag("rule-1")
    void whatIsOnlyRecordedNeverOpensTheGate() {
        Coverage coverage = covered(aReceivable().build(), "0", "999999.99", "CNY");

        assertFalse(coverage.gate().isOpen());
        assertEquals(List.of("receipt-confirmation"), codes(coverage));
    }

    @Test
    void theGateSaysWhoMustActNext() {
        Receivable receivable = aReceivable().build();

        assertEquals(List.of("deposit-shortfall"), codes(covered(receivable, "10000", "0", "CNY")));
        assertEquals(
                List.of("deposit-shortfall", "receipt-confirmation"),
                codes(covered(receivable, "10000", "23265.60", "CNY")));
        assertEquals(List.of("receipt-confirmation"), codes(covered(receivable, "10000", "23265.61", "CNY")));
        assertEquals(List.of(), codes(covered(receivable, "33265.61", "5", "CNY")));
    }

    @Test
    @Tag("S1.8")
    void theDepositIsAskedForWithTheTotalAndTheDueDate() {
        List<FinanceEvent> events = requested(aReceivable());

        DepositRequested request = assertInstanceOf(DepositRequested.class, events.getFirst());
        assertEquals(1, events.size());
        assertEquals(Money.parse("110885.35", "CNY"), request.total());
        assertEquals(Money.parse("33265.61", "CNY"), request.deposit());
        assertEquals(DAY.plusDays(7), request.dueOn());
        assertEquals("3301 0000 5555 0815", request.bankAccount());
    }

    @ParameterizedTest
    @CsvSource({"110885.35, 0, 2", "0.00, 30, 3", "0.01, 30, 2"})
    void whereNoDepositIsOwedItIsConfirmedAtOnceAndWhereNothingIsOwedTheBalanceToo(
            String total, String percent, int announced) {
        List<FinanceEvent> events = requested(aReceivable().over(total, "CNY").withDeposit(percent));

        assertEquals(announced, events.size());
        DepositConfirmed confirmed = assertInstanceOf(DepositConfirmed.class, events.get(1));
        assertEquals(Money.parse("0", "CNY"), confirmed.required());
        assertEquals(Money.parse("0", "CNY"), confirmed.received());
    }

    @Test
    void whereTheSmallestDepositIsOwedItIsNotConfirmedAtOnce() {
        assertEquals(1, requested(aReceivable().over("0.02", "CNY")).size());
    }

    @Test
    @Tag("S1.9")
    void theDepositIsConfirmedByTheReceiptThatCompletesItAndByNoOther() {
        assertTrue(crossing("0", "33265.60").isEmpty(), "still one fen short");
        DepositConfirmed confirmed = assertInstanceOf(
                DepositConfirmed.class, crossing("33265.60", "33265.61").orElseThrow());
        assertTrue(crossing("33265.61", "50000").isEmpty(), "covered before");

        assertEquals(Money.parse("33265.61", "CNY"), confirmed.required());
        assertEquals(Money.parse("33265.61", "CNY"), confirmed.received());
        assertEquals(1, confirmed.revision());
    }

    @Test
    @Tag("rule-3")
    void anOverpaidDepositIsConfirmedAndTheSurplusIsTheCustomersCredit() {
        DepositConfirmed confirmed =
                assertInstanceOf(DepositConfirmed.class, crossing("0", "40000").orElseThrow());

        assertEquals(Money.parse("40000", "CNY"), confirmed.received());
        assertEquals(
                Money.parse("6734.39", "CNY"),
                covered(aReceivable().build(), "40000", "0", "CNY").credit());
    }

    @Test
    @Tag("rule-4")
    void theDepositIsRevokedWhenWhatIsLeftNoLongerCoversIt() {
        assertTrue(crossing("50000", "33265.61").isEmpty(), "what is left covers it");
        assertTrue(crossing("100", "0").isEmpty(), "it never was covered");
        DepositRevoked revoked = assertInstanceOf(
                DepositRevoked.class, crossing("33265.61", "33265.60").orElseThrow());

        assertEquals(Money.parse("0.01", "CNY"), revoked.shortfall());
        assertEquals(Money.parse("33265.60", "CNY"), revoked.received());
        assertEquals("returned by the bank", revoked.reason());
    }

    private static Optional<FinanceEvent> crossing(String before, String after) {
        Receivable receivable = aReceivable().build();
        return receivable
                .crossings(
                        position(receivable, before),
                        position(receivable, after),
                        new Occasion("returned by the bank", DAY, "finance"),
                        () -> null)
                .stream()
                .findFirst();
    }

    private static List<FinanceEvent> requested(ReceivableBuilder builder) {
        Receivable receivable = builder.build();
        return receivable.requested(position(receivable, "0"), new Occasion("confirmed", DAY, "finance-service"));
    }

    private static Coverage covered(Receivable receivable, String confirmed, String pending, String currency) {
        return position(receivable, confirmed).depositCoverage(Money.parse(pending, currency));
    }

    /** As the journal has it after the order was confirmed and so much of it arrived. */
    private static Position position(Receivable receivable, String received) {
        Position nothing = receivable.position(Balances.none(receivable.orderId(), receivable.currency()));
        Money amount = Money.parse(received, receivable.currency().getCurrencyCode());
        return nothing.after(nothing.agree(Money.zero(receivable.currency()))).after(List.of(nothing.bringIn(amount)));
    }

    private static List<String> codes(Coverage coverage) {
        return coverage.gate().missing().stream().map(Missing::code).toList();
    }
}
