package org.gendan.finance.receipt;

import static org.gendan.finance.receipt.ReceiptBuilder.NOW;
import static org.gendan.finance.receipt.ReceiptBuilder.aReceipt;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.UUID;
import org.gendan.kernel.rule.Refused;
import org.gendan.language.FinanceEvent.ReceiptRecorded;
import org.gendan.language.Money;
import org.gendan.office.attachment.Attachments.Attachment;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReceiptTest {

    @Test
    void isRecordedWithoutCounting() {
        Receipt receipt = aReceipt().of("33265.61", "CNY").build();

        ReceiptRecorded event = receipt.recorded().getFirst();

        assertEquals(ReceiptStatus.RECORDED, receipt.status());
        assertEquals(Money.parse("33265.61", "CNY"), event.amount());
        assertEquals(receipt.orderId().toString(), event.key());
        assertEquals("cashier", event.by());
        assertNull(receipt.confirmation());
    }

    @Test
    void isConfirmedByAnotherPersonOfFinance() {
        Receipt receipt = aReceipt().build();

        receipt.confirm("finance", true, NOW);

        assertEquals(ReceiptStatus.CONFIRMED, receipt.status());
        assertEquals(new Confirmation("finance", NOW), receipt.confirmation());
    }

    @Test
    @Tag("S1.9")
    @Tag("rule-17")
    void isNotConfirmedByWhoRecordedIt() {
        Receipt receipt = aReceipt().recordedBy("finance").build();

        refused("four-eyes", () -> receipt.confirm("finance", true, NOW));

        assertEquals(ReceiptStatus.RECORDED, receipt.status());
    }

    @Test
    @Tag("S1.9")
    @Tag("rule-17")
    void isNotConfirmedByAnyoneButFinance() {
        Receipt receipt = aReceipt().build();

        refused("confirmation-by-finance-only", () -> receipt.confirm("another-cashier", false, NOW));

        assertEquals(ReceiptStatus.RECORDED, receipt.status());
    }

    @Test
    void isConfirmedOnce() {
        Receipt receipt = aReceipt().confirmed().build();

        refused("wrong-state", () -> receipt.confirm("finance-2", true, NOW.plusSeconds(1)));

        assertEquals("finance", receipt.confirmation().by());
    }

    @Test
    void isReversedOnlyAfterItWasConfirmed() {
        Receipt recorded = aReceipt().build();
        Receipt confirmed = aReceipt().confirmed().build();

        refused("wrong-state", () -> recorded.reverse("a mistake", "finance", NOW));
        confirmed.reverse("returned by the bank", "finance", NOW);

        assertEquals(ReceiptStatus.RECORDED, recorded.status());
        assertEquals(ReceiptStatus.REVERSED, confirmed.status());
        assertEquals("returned by the bank", confirmed.reversal().reason());
    }

    @Test
    void isReversedOnceAndNeverConfirmedAgain() {
        Receipt receipt = aReceipt().reversed().build();

        refused("wrong-state", () -> receipt.reverse("again", "finance-2", NOW));
        refused("wrong-state", () -> receipt.confirm("finance-2", true, NOW));

        assertEquals(ReceiptStatus.REVERSED, receipt.status());
    }

    @Test
    void isRejectedOnlyWhileNobodyConfirmedIt() {
        Receipt recorded = aReceipt().build();
        Receipt confirmed = aReceipt().confirmed().build();

        recorded.reject("one zero too many", "cashier", NOW);
        refused("wrong-state", () -> recorded.confirm("finance", true, NOW));
        refused("wrong-state", () -> confirmed.reject("one zero too many", "cashier", NOW));

        assertEquals(ReceiptStatus.REJECTED, recorded.status());
        assertEquals("one zero too many", recorded.rejection().reason());
        assertEquals(ReceiptStatus.CONFIRMED, confirmed.status());
    }

    @ParameterizedTest
    @CsvSource({"0.00, invalid-request", "-0.01, invalid-request", "0.01, "})
    void isOfMoreThanZero(String amount, String refusal) {
        if (refusal == null) {
            assertEquals(
                    Money.parse(amount, "CNY"),
                    aReceipt().of(amount, "CNY").build().amount());
        } else {
            refused(refusal, () -> aReceipt().of(amount, "CNY").build());
        }
    }

    @Test
    @Tag("rule-10")
    void isInTheCurrencyOfTheOrder() {
        refused("other-currency", () -> aReceipt().of("100.00", "USD").build());
    }

    @Test
    void takesItsBankSlipBeforeTheConfirmationOnly() {
        Receipt recorded = aReceipt().build();
        Receipt confirmed = aReceipt().confirmed().build();
        Attachment slip =
                new Attachment(UUID.randomUUID(), "slip.png", "image/png", "abc", 3, "cashier", Instant.EPOCH);

        recorded.attach(slip);
        refused("wrong-state", () -> confirmed.attach(slip));

        assertEquals(slip.id(), recorded.slipId());
        assertNull(confirmed.slipId());
    }

    private static void refused(String code, Executable step) {
        Refused refusal = assertThrows(Refused.class, step);
        assertEquals("" + code, refusal.code());
    }
}
