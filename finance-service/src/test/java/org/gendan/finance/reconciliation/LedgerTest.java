package org.gendan.finance.reconciliation;

import static org.gendan.finance.FinanceStory.as;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.UUID;
import org.gendan.finance.FinanceStory;
import org.gendan.finance.ServiceTest;
import org.gendan.testing.RealServers;
import org.gendan.testing.Rows;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The journal and the check that holds everything against it. */
@ServiceTest
class LedgerTest {

    @Test
    void everyMovementStandsInTheJournalOnceAndBalanced() {
        FinanceStory story = FinanceStory.ofThousand(true);
        story.confirmed("300.00");
        story.post("finance", "charges", "5.00", ", \"kind\": \"OTHER\"").then().statusCode(201);

        as("auditor")
                .queryParam("orderId", story.orderId())
                .get("/api/ledger/journal")
                .then()
                .statusCode(200)
                .body("items.kind", contains("CHARGE", "RECEIPT", "REVISION"))
                .body("items[1].postings.account", contains("BANK", "ADVANCES"))
                .body("items[1].postings[0].debit.amount", equalTo("300.00"))
                .body("items[1].postings[1].credit.amount", equalTo("300.00"));
    }

    @Test
    @Tag("rule-4")
    void theCheckFindsWhatIsShownOtherwiseThanTheJournalSays() {
        FinanceStory story = FinanceStory.ofThousand(true);
        story.confirmed("300.00");
        String order = story.orderId().toString();
        check().body("differences.id", not(hasItem(order)));

        Rows.execute("update receivable set total = total - 1 where order_id = '%s'".formatted(order));
        Rows.execute("update receipt_allocation set amount = amount + 1 where order_id = '%s'".formatted(order));
        Rows.execute("delete from milestone where order_id = '%s' and kind = 'DEPOSIT' and what = 'CONFIRMED'"
                .formatted(order));

        check().body("agrees", equalTo(false))
                .body(
                        "differences.findAll { it.id == '%s' }.what".formatted(order),
                        hasItems("total", "held", "deposit-gate"));
        Rows.execute("update receivable set total = total + 1 where order_id = '%s'".formatted(order));
        Rows.execute("update receipt_allocation set amount = amount - 1 where order_id = '%s'".formatted(order));
    }

    @Test
    void whatIsWrittenCannotBeChangedAndNothingOutOfBalanceIsWritten() {
        String application = RealServers.database().application().user();
        for (String table : new String[] {"journal_entry", "posting", "milestone"}) {
            for (String right : new String[] {"UPDATE", "DELETE", "TRUNCATE"}) {
                assertEquals(
                        "f",
                        Rows.value("select has_table_privilege(?, ?, ?)", application, table, right),
                        right + " on " + table);
            }
        }
        UUID entry = UUID.fromString(Rows.value("""
                insert into journal_entry (id, kind, occurred_on, recorded_by)
                values (gen_random_uuid(), 'RECEIPT', current_date, 'x') returning id"""));
        IllegalStateException refused = assertThrows(IllegalStateException.class, () -> Rows.value("""
                        insert into posting (entry_id, n, account, customer_id, amount, currency)
                        values (?, 1, 'BANK', gen_random_uuid(), 1, 'CNY') returning n""", entry));
        assertTrue(refused.getMessage().contains("does not balance"), refused.getMessage());
    }

    private static io.restassured.response.ValidatableResponse check() {
        return FinanceStory.once("auditor").post("/api/ledger/checks").then().statusCode(200);
    }
}
