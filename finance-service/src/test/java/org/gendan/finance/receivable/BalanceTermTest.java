package org.gendan.finance.receivable;

import static org.gendan.finance.FinanceStory.once;
import static org.gendan.finance.receivable.ReceivableBuilder.aReceivable;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.gendan.finance.FinanceStory;
import org.gendan.finance.ServiceTest;
import org.gendan.finance.terms.BalanceTerm;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The balance is due before shipment, and nobody can ask for another term. */
@ServiceTest
class BalanceTermTest {

    @Test
    @Tag("rule-14")
    void theBalanceIsDueBeforeShipmentHoweverLittleIsMissingAndNoRequestCanSayOtherwise() {
        FinanceStory story = FinanceStory.of(aReceivable().over("1000.00", "CNY"));
        story.confirmed("999.99");

        story.receivable("finance")
                .then()
                .body("balance.term", equalTo("BEFORE_SHIPMENT"))
                .body("balance.gate.open", equalTo(false))
                .body("balance.gate.missing.code", contains("balance-shortfall"));
        once("finance")
                .body("""
                        {"kind": "BALANCE", "amount": {"amount": "0.01", "currency": "CNY"}, "reason": "against copy B/L",
                         "balanceTerm": "AGAINST_COPY_BL"}""")
                .post("/api/receivables/{id}/waivers", story.orderId())
                .then()
                .statusCode(400);
        assertArrayEquals(new BalanceTerm[] {BalanceTerm.BEFORE_SHIPMENT}, BalanceTerm.values());
    }
}
