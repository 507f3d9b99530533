package org.gendan.order.customer;

import static org.awaitility.Awaitility.await;
import static org.gendan.order.order.OrderStory.as;
import static org.gendan.order.order.OrderStory.line;
import static org.gendan.order.order.OrderStory.openedFor;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.gendan.language.Ids;
import org.gendan.language.LogisticsEvent.GoodsSigned;
import org.gendan.language.ProductionEvent.ProductionReleased;
import org.gendan.order.ServiceTest;
import org.gendan.order.Services;
import org.gendan.order.order.OrderStory;
import org.gendan.testing.RealServers;
import org.gendan.testing.Rows;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What customers are written, their total and that they return, and what merchandisers are told. */
@ServiceTest
class CustomerLetterTest {
    private static Services services;

    @BeforeAll
    static void services() {
        services = new Services();
    }

    @AfterAll
    static void silence() {
        services.close();
    }

    private static String address() {
        return UUID.randomUUID() + "@huashang.example";
    }

    private static List<MimeMessage> mails(String address, int number) {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> RealServers.mails(address).size() >= number);
        return RealServers.mails(address);
    }

    private static String customerOf(OrderStory order) {
        return order.read().path("customerId");
    }

    private static long announcedAsReturning(OrderStory order) {
        return Rows.count(
                "select count(*) from domain_event where type = 'order.customer-changed.v1' and key = ?"
                        + " and data like '%\"returning\":true%'",
                customerOf(order));
    }

    /** Whoever changes where deposit and account letters go cannot do so behind the customer's back. */
    @Test
    void whereTheLettersWentIsToldThatTheyGoElsewhere() throws Exception {
        String former = address();
        String id = customerOf(openedFor(former, "en"));
        String details =
                OrderStory.customerDetails(UUID.randomUUID().toString()).replace("\"zh\"", "\"en\"");
        change(id, details.replace("order@huashang.example", former));
        change(id, details.replace("order@huashang.example", former.toUpperCase(java.util.Locale.ROOT)));
        change(id, details.replace("order@huashang.example", address()));

        MimeMessage told = mails(former, 1).getFirst();
        assertEquals("Our letters to you go to another address from now on", told.getSubject());
        assertTrue(told.getContent().toString().contains("pay to no account"), told.getContent()::toString);
        assertEquals(1, Rows.count("select count(*) from notice where about = ?", id));
    }

    private static void change(String id, String details) {
        String version = as("salesperson").get("/api/customers/" + id).getHeader("ETag");
        as("salesperson")
                .header("If-Match", version)
                .body(details)
                .put("/api/customers/" + id)
                .then()
                .statusCode(200);
    }

    @Test
    @Tag("S1.8")
    void theTotalIsToldAtTheConfirmationAndAfterAnAmendmentWithProof() throws Exception {
        String address = address();
        OrderStory order = openedFor(address, "zh")
                .withDocument()
                .withLines()
                .withContract()
                .consulted()
                .calledBack()
                .confirmed();
        MimeMessage told = mails(address, 1).getFirst();
        assertTrue(told.getSubject().contains("26048.00 CNY"), told.getSubject());
        assertTrue(told.getSubject().contains("已确认"), told.getSubject());
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> as("auditor")
                .get(order.path("/notices"))
                .then()
                .statusCode(200)
                .body("kind", contains("order-total"))
                .body("recipient", contains(address))
                .body("state", contains("HANDED_OVER")));

        order.amend(line(1, "藏青", 10, "10.00")).then().statusCode(200);
        assertTrue(mails(address, 2).getLast().getSubject().contains("100.00 CNY"));
    }

    @Test
    @Tag("S1.9")
    void theMerchandiserIsToldOnceThatProductionWasReleased() {
        OrderStory order = openedFor(address(), "zh");
        services.heard(
                services.production,
                order,
                new ProductionReleased(order.uuid(), 1, 200, Services.TODAY, "production-service"));
        services.heard(
                services.production,
                order,
                new ProductionReleased(order.uuid(), 1, 200, Services.TODAY, "production-service"));
        String number = order.read().path("orderNumber");
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> as("merchandiser")
                .get(order.path("/notices"))
                .then()
                .body("kind", contains("production-released"))
                .body("recipient[0]", startsWith("merchandiser@"))
                .body("subject[0]", containsString(number))
                .body("state", contains("HANDED_OVER")));
    }

    @Test
    @Tag("S2.9a")
    void whoSignedForAllGoodsReturnsAndIsToldOnceInItsLanguage() throws Exception {
        String address = address();
        OrderStory order = openedFor(address, "en");
        services.heard(
                services.logistics,
                order,
                new GoodsSigned(order.uuid(), Ids.next(), "Lin", false, Services.TODAY, "customer"));
        assertEquals(0, announcedAsReturning(order));
        services.signed(order, Ids.next());
        services.signed(order, Ids.next());

        MimeMessage told = mails(address, 1).getFirst();
        assertTrue(told.getSubject().startsWith("Thank you"), told.getSubject());
        assertTrue(told.getContent().toString().contains("3 %"));
        assertEquals(1, announcedAsReturning(order));
        assertEquals(1, RealServers.mails(address).size());
        as("merchandiser")
                .get("/api/customers/" + customerOf(order))
                .then()
                .body("returning", equalTo(true))
                .body("version", equalTo(1));
    }

    /** The signature was for less than was ordered; the amendment made it all. */
    @Test
    @Tag("S2.9a")
    void whoseOrderWasCutToWhatIsSignedForReturnsToo() throws Exception {
        String address = address();
        OrderStory order = openedFor(address, "en");
        UUID shipment = Ids.next();
        services.signed(order, shipment, false);
        services.reassessed(order, shipment, 2, true, false);
        assertEquals(0, announcedAsReturning(order));
        services.reassessed(order, shipment, 2, true, true);
        services.reassessed(order, shipment, 3, true, true);

        assertTrue(mails(address, 1).getFirst().getSubject().startsWith("Thank you"));
        assertEquals(1, announcedAsReturning(order));
        assertEquals(1, RealServers.mails(address).size());
    }

    @Test
    @Tag("S2.9a")
    void aChangeOfTheCustomerDoesNotForgetThatItReturns() {
        OrderStory order = openedFor(address(), "zh");
        String customer = customerOf(order);
        services.signed(order, Ids.next());
        var seen = as("merchandiser").get("/api/customers/" + customer);
        as("merchandiser")
                .header("If-Match", seen.getHeader("ETag"))
                .body(OrderStory.customerDetails(UUID.randomUUID().toString()))
                .put("/api/customers/" + customer)
                .then()
                .statusCode(200)
                .body("returning", equalTo(true));
        assertEquals(2, announcedAsReturning(order));
    }
}
