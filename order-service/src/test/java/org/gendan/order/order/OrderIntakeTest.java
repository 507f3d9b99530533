package org.gendan.order.order;

import static org.gendan.order.order.OrderStory.as;
import static org.gendan.order.order.OrderStory.line;
import static org.gendan.order.order.OrderStory.opened;
import static org.gendan.order.order.OrderStory.readyToConfirm;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.gendan.order.ServiceTest;
import org.gendan.testing.Rows;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An order from the written document to the confirmation, with everything that is refused on the way. */
@ServiceTest
class OrderIntakeTest {

    @Test
    @Tag("S1.8")
    void aCompleteOrderIsConfirmedWithItsTotalAndAnnouncedOnce() {
        OrderStory order = readyToConfirm();

        order.confirm()
                .then()
                .statusCode(200)
                .body("status", equalTo("CONFIRMED"))
                .body("revision", equalTo(1))
                .body("total.amount", equalTo("26048.00"))
                .body("terms.depositPercent", equalTo(30.0f))
                .body("missing", empty());

        assertEquals(1, Rows.announced("order.order-confirmed.v1", order.id()));
        assertTrue(Rows.value(
                        "select data from domain_event where type = 'order.order-confirmed.v1' and key = ?", order.id())
                .contains("\"total\":{\"amount\":\"26048.00\",\"currency\":\"CNY\"}"));
    }

    @Test
    @Tag("S1.6")
    void anOrderByWordOfMouthCannotBeConfirmed() {
        OrderStory order = opened().withLines().withContract();

        order.step("consultation", "{\"agreed\": true}")
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:gendan:problem:order-not-ready-for-consultation"))
                .body("missing.code", contains("written-document"));
        order.confirm().then().statusCode(409).body("missing.code", hasItem("written-document"));
        assertEquals(0, Rows.announced("order.order-confirmed.v1", order.id()));
    }

    @Test
    @Tag("S1.1b")
    void anOrderWithAnIncompleteLineCannotBeConfirmed() {
        String incomplete = line(1, "", 10, "1.00").replace("\"size\": \"M\",", "");
        OrderStory order = opened().withDocument().withContract().withLines("{\"lines\": [" + incomplete + "]}");

        order.step("consultation", "{\"agreed\": true}")
                .then()
                .statusCode(409)
                .body("missing.code", contains("complete-lines"))
                .body("missing[0].incomplete", contains("1: colour, size"))
                .body("missing[0].textZh", containsString("请补全订单行"));
        order.confirm().then().statusCode(409).body("missing.code", hasItem("complete-lines"));
    }

    @Test
    @Tag("S1.7")
    void theSalespersonIsConsultedBeforeTheCallBack() {
        OrderStory order = opened().withDocument().withLines().withContract();

        order.step("call-back", "{\"spokenWith\": \"林晓岚\"}")
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:gendan:problem:call-back-too-early"))
                .body("missing.code", contains("salesperson-consultation"));
    }

    @Test
    @Tag("S1.7")
    void eachStepIsOfferedFromWhenItWouldBeTaken() {
        OrderStory order = opened().withDocument();
        order.read().then().body("nextSteps", not(hasItem("consultation")));
        order.withLines().read().then().body("nextSteps", hasItem("consultation"));
        order.read().then().body("nextSteps", not(hasItem("call-back")));
        order.withContract().consulted().read().then().body("nextSteps", hasItem("call-back"));
        order.calledBack().read().then().body("nextSteps", hasItem("confirmation"));
    }

    @Test
    @Tag("S1.7")
    void theCallBackIsMandatory() {
        OrderStory order = opened().withDocument().withLines().withContract().consulted();

        order.confirm()
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:gendan:problem:order-not-confirmable"))
                .body("missing.code", contains("phone-call-back"))
                .body("missing[0].who", contains("merchandiser"));
        order.read().then().body("status", equalTo("DRAFT")).body("nextSteps", not(hasItem("confirmation")));
    }

    @Test
    @Tag("S1.7")
    void aDiscrepancyLeadsBackToClarification() {
        OrderStory order = opened().withDocument().withLines().withContract().consulted();
        order.step("call-back", "{\"spokenWith\": \"林晓岚\", \"discrepancy\": \"卡其应为 90 件\"}")
                .then()
                .statusCode(200);

        order.confirm().then().statusCode(409).body("missing.code", contains("phone-call-back"));
    }

    @Test
    @Tag("S1.7")
    void aLineChangedAfterTheCallBackAsksForBothAgain() {
        OrderStory order = readyToConfirm().withLines("{\"lines\": [" + line(1, "藏青", 121, "128.50") + "]}");

        order.confirm()
                .then()
                .statusCode(409)
                .body("missing.code", contains("salesperson-consultation", "phone-call-back"));
    }

    @Test
    @Tag("S1.7")
    void aDocumentReplacedAfterTheCallBackAsksForBothAgain() {
        OrderStory order = readyToConfirm().withDocument("%PDF-1.7 another written order");

        order.confirm()
                .then()
                .statusCode(409)
                .body("missing.code", contains("salesperson-consultation", "phone-call-back"));
    }

    @Test
    @Tag("S4.2")
    void theContractStandsBeforeTheConfirmation() {
        opened().withDocument()
                .withLines()
                .consulted()
                .calledBack()
                .confirm()
                .then()
                .statusCode(409)
                .body("missing.code", contains("contract"));
    }

    @Test
    void aConfirmedOrderIsPastItsSteps() {
        OrderStory order = readyToConfirm().confirmed();
        as("merchandiser")
                .header("If-Match", order.etag())
                .body("{\"requirements\": [\"主唛用客供\"]}")
                .put(order.path("/requirements"))
                .then()
                .statusCode(200);

        order.confirm()
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:gendan:problem:wrong-state"))
                .body("state", equalTo("CONFIRMED"))
                .body("allowed", contains("DRAFT"));
        as("merchandiser")
                .header("If-Match", order.etag())
                .body(OrderStory.lines())
                .put(order.path("/lines"))
                .then()
                .statusCode(409);
        assertEquals(1, Rows.announced("order.order-confirmed.v1", order.id()));
    }

    @Test
    @Tag("rule-9")
    void termsAreThoseOfTheDayOfTheConfirmation() {
        OrderStory order = readyToConfirm().confirmed();
        Rows.execute(
                "insert into terms_policy values (current_date - 1, 50, 9, 5, 'other account') on conflict do nothing");
        try {
            order.read().then().body("terms.depositPercent", equalTo(30.0f)).body("terms.depositDueDays", equalTo(5));
            readyToConfirm().confirm().then().statusCode(200).body("terms.depositPercent", equalTo(50.0f));
        } finally {
            Rows.execute("delete from terms_policy where bank_account = 'other account'");
        }
    }

    @Test
    @Tag("S4.4")
    void aHandedOverOrderBelongsToTheOtherMerchandiserAlone() {
        OrderStory order = opened();
        order.step("hand-over", "{\"merchandiser\": \"merchandiser-2\", \"reason\": \"休假\"}")
                .then()
                .statusCode(200);

        order.read().then().statusCode(404);
        as("merchandiser-2").get(order.path("")).then().statusCode(200).body("merchandiser", equalTo("merchandiser-2"));
        assertEquals(
                "休假", Rows.value("select reason from audit_event where key = ? and reason is not null", order.id()));
    }
}
