package org.gendan.finance;

import static org.gendan.finance.FinanceStory.as;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.gendan.testing.EveryList;
import org.gendan.testing.Tokens;
import org.junit.jupiter.api.Test;

/** The lists of finance-service: each filter and each order. */
@ServiceTest
class FinanceListsTest {

    @Test
    void everyListKeepsItsWord() {
        for (int i = 0; i < 4; i++) {
            FinanceStory.ofThousand(true).confirmed("300.00");
        }
        EveryList.ofThisService().holds(7);
    }

    @Test
    void aReceivableIsFoundByWhatItIs() {
        FinanceStory story = FinanceStory.ofThousand(true);
        String id = story.orderId().toString();
        String number = story.receivable("finance").path("orderNumber");
        Map<String, Object> wanted = new HashMap<>(Map.of(
                "status",
                "OPEN",
                "customerId",
                Tokens.CUSTOMER_ID,
                "orderNumber",
                number,
                "q",
                number.substring(1),
                "currency",
                "CNY",
                "dueBefore",
                "2099-01-01"));
        as("auditor").queryParams(wanted).get("/api/receivables").then().body("items.orderId", contains(id));
        Map<String, Object> others = Map.of(
                "status", "CANCELLED",
                "customerId", Tokens.OTHER_CUSTOMER_ID,
                "orderNumber", number + "0",
                "currency", "USD",
                "dueBefore", "2020-01-01");
        others.forEach((name, value) -> {
            Map<String, Object> wrong = new HashMap<>(wanted);
            wrong.put(name, value);
            as("auditor")
                    .queryParams(wrong)
                    .get("/api/receivables")
                    .then()
                    .statusCode(200)
                    .body("items", empty());
        });
        as("auditor")
                .queryParam("currency", "XXQ")
                .get("/api/receivables")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("currency"));
    }

    @Test
    void aReceivableChangesWithItsMoney() {
        FinanceStory story = FinanceStory.ofThousand(true);
        Instant before = Instant.parse(story.receivable("finance").path("updatedAt"));
        story.confirmed("300.00");
        Instant after = Instant.parse(story.receivable("finance").path("updatedAt"));
        assertTrue(after.isAfter(before), () -> after + " is not after " + before);
        as("auditor")
                .queryParam("sort", "updatedAt")
                .queryParam("updatedSince", after.toString())
                .queryParam("limit", 200)
                .get("/api/receivables")
                .then()
                .body("items.orderId", hasItem(story.orderId().toString()));
    }

    @Test
    void aReceiptIsFoundByItsMoney() {
        FinanceStory story = FinanceStory.ofThousand(true);
        String receipt = story.recorded("17.23");
        Map<String, Object> wanted =
                Map.of("orderId", story.orderId(), "customerId", Tokens.CUSTOMER_ID, "currency", "CNY");
        as("auditor")
                .queryParams(wanted)
                .queryParam("amount", "17.23")
                .queryParam("from", "2020-01-01")
                .queryParam("to", "2099-01-01")
                .get("/api/receipts")
                .then()
                .statusCode(200)
                .body("items.id", contains(receipt));
        as("auditor")
                .queryParams(wanted)
                .queryParam("amount", "17.24")
                .get("/api/receipts")
                .then()
                .body("items.id", not(hasItem(receipt)));
        as("auditor")
                .queryParam("amount", "1E999999999")
                .get("/api/receipts")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("amount"));
    }
}
