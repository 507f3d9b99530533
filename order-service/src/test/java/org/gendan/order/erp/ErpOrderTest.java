package org.gendan.order.erp;

import static org.awaitility.Awaitility.await;
import static org.gendan.order.order.OrderStory.as;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.gendan.order.ServiceTest;
import org.gendan.testing.ErpClient;
import org.gendan.testing.ErpStorm;
import org.gendan.testing.ErpStorm.Result;
import org.gendan.testing.Management;
import org.gendan.testing.RealServers;
import org.gendan.testing.Rows;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Orders that an ERP took: they come in as drafts, and people carry them on. */
@ServiceTest
class ErpOrderTest {
    private static final String DOCUMENT = "%PDF-1.7 written order";

    private final ErpClient customers = ErpClient.of("customers", "erp.customer.v1");
    private final ErpClient erp = ErpClient.of("orders", "erp.order.v1");
    private final String number = UUID.randomUUID().toString();
    private String customerId;

    @BeforeEach
    void customer() {
        customerId = customers
                .answered(customers.binary("c", UUID.randomUUID().toString(), """
                                {"externalId": "C%s", "revision": 1, "code": "C%s", "legalName": "华裳服饰有限公司"}""".formatted(number, number)))
                .getString("customerId");
    }

    @AfterEach
    void close() {
        customers.close();
        erp.close();
    }

    @Test
    @Tag("S1.6")
    void anOrderComesInAsADraftAndPeopleConfirmIt() {
        JsonPath answer = answer(order(1, people() + document(DOCUMENT)));
        assertEquals("ACCEPTED", answer.getString("outcome"), answer.prettify());
        String id = answer.getString("orderId");
        as("merchandiser")
                .get("/api/orders/" + id)
                .then()
                .statusCode(200)
                .body("status", equalTo("DRAFT"))
                .body("externalId", equalTo(number))
                .body("customerId", equalTo(customerId))
                .body("lines[0].externalId", equalTo("00010"))
                .body("missing.code", hasItems("salesperson-consultation", "phone-call-back"))
                .body("missing.code", not(hasItem("written-document")))
                .body("missing.code", not(hasItem("contract")));
        confirm("merchandiser", id);

        assertEquals(number + " 00010", Rows.value("""
                        select (data::jsonb ->> 'externalId') || ' ' || (data::jsonb #>> '{lines,0,externalId}')
                        from domain_event where type = 'order.order-confirmed.v1' and key = ?""", id));
        as("merchandiser")
                .body("{\"reason\": \"客户要求\"}")
                .post("/api/orders/" + id + "/hold")
                .then()
                .statusCode(200);
        assertEquals(
                Set.of(number),
                Set.copyOf(
                        numbersOnTheTopic(id, (int) Rows.count("select count(*) from domain_event where key = ?", id))),
                "every fact about it carries the ERP's number");
    }

    @Test
    @Tag("S1.6")
    void withoutADocumentTheMessageItselfIsPrintedAndIsTheDocument() throws IOException, NoSuchAlgorithmException {
        ProducerRecord<String, byte[]> message =
                erp.binary(number, UUID.randomUUID().toString(), order(1, people()));
        String id = erp.answered(message).getString("orderId");
        byte[] paper = as("merchandiser")
                .get("/api/orders/%s/documents/%s"
                        .formatted(
                                id,
                                as("merchandiser")
                                        .get("/api/orders/" + id + "/documents")
                                        .<String>path("[0].id")))
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
        try (PDDocument pdf = Loader.loadPDF(paper)) {
            String text = new PDFTextStripper().getText(pdf).replaceAll("\\s", "");
            assertTrue(text.contains(number), text);
            assertTrue(text.contains("JK-2601"), text);
            assertTrue(
                    text.contains(HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(message.value()))),
                    text);
        }
    }

    @Test
    void anOrderThatNamesNobodyWaitsInTheBusinessManagersList() {
        String id = answer(order(1, document(DOCUMENT))).getString("orderId");
        as("merchandiser").get("/api/orders/" + id).then().statusCode(404);
        as("business-manager")
                .get("/api/orders/" + id)
                .then()
                .statusCode(200)
                .body("missing.code", hasItems("responsible-merchandiser", "owning-salesperson"))
                .body("nextSteps", hasItem("hand-over"));

        as("business-manager")
                .body("""
                        {"merchandiser": "merchandiser", "salesperson": "salesperson", "reason": "ERP"}""")
                .post("/api/orders/" + id + "/hand-over")
                .then()
                .statusCode(200);
        as("salesperson").get("/api/orders/" + id).then().statusCode(200);
        confirm("merchandiser", id);
        as("business-manager")
                .body("""
                        {"merchandiser": "merchandiser-2", "salesperson": "salesperson-2", "reason": "ERP"}""")
                .post("/api/orders/" + id + "/hand-over")
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:gendan:problem:already-owned"));
    }

    @Test
    void anOrderThatNamesNobodyIsItsCustomersPeoples() {
        customers.answered(customers.binary("c", UUID.randomUUID().toString(), """
                        {"externalId": "D%s", "revision": 1, "code": "D%s", "legalName": "华裳服饰有限公司",
                         "merchandiser": "merchandiser-2", "salesperson": "salesperson-2"}""".formatted(number, number)));
        String id = answer(order(1, document(DOCUMENT)).replace("\"C" + number, "\"D" + number))
                .getString("orderId");
        as("merchandiser-2")
                .get("/api/orders/" + id)
                .then()
                .statusCode(200)
                .body("salesperson", equalTo("salesperson-2"));
    }

    @Test
    @Tag("S1.7")
    void aNewerRevisionWritesTheDraftAnewAndWhatIsConfirmedPeopleAmend() {
        String id = answer(order(1, people() + document(DOCUMENT))).getString("orderId");
        step("merchandiser", id, "consultation", "{\"agreed\": true}");
        assertEquals(
                "ACCEPTED",
                answer(order(2, people() + document(DOCUMENT)).replace("\"quantity\": 120", "\"quantity\": 90"))
                        .getString("outcome"));
        as("merchandiser")
                .get("/api/orders/" + id)
                .then()
                .body("lines[0].details.quantity", equalTo(90))
                .body("missing.code", hasItem("salesperson-consultation"));
        assertEquals("STALE", answer(order(1, people() + document(DOCUMENT))).getString("outcome"));

        confirm("merchandiser", id);
        JsonPath refused = answer(order(3, people() + document(DOCUMENT)));
        assertEquals("REJECTED", refused.getString("outcome"));
        assertEquals("order-confirmed", refused.getString("reason"));
        assertEquals("order-confirmed", refused.getString("gate.code"));
        assertEquals("amendment", refused.getString("gate.missing[0].code"));
        assertEquals(List.of("merchandiser"), refused.getList("gate.missing[0].who"));
        assertNotNull(refused.getString("gate.missing[0].textZh"));
        as("merchandiser").get("/api/orders/" + id).then().body("lines[0].details.quantity", equalTo(90));
    }

    @Test
    void everythingThatIsWrongIsListedWithItsField() {
        String twice = """
                , {"number": 1, "productExternalId": "nothing", "unitPrice": {"amount": "1.00", "currency": "USD"}}]""";
        assertEquals(
                Set.of(
                        "customerExternalId UNKNOWN_CUSTOMER",
                        "lines[1].number LINE_TWICE",
                        "lines[1].productExternalId UNKNOWN_PRODUCT",
                        "lines[1].unitPrice OTHER_CURRENCY"),
                violations(answer(order(1, document(DOCUMENT))
                        .replace("\"C" + number, "\"X" + number)
                        .replace("}]", "}" + twice))));
        assertEquals(
                Set.of(
                        "lines[0].quantity WHOLE_NUMBER",
                        "lines[0].unitPrice MONEY",
                        "contract.deliverBy DAY",
                        "contract.incoterm FORM"),
                violations(answer(order(1, document(DOCUMENT))
                        .replace("\"quantity\": 120", "\"quantity\": 1.5")
                        .replace("128.50", "128.505")
                        .replace("2027-02-20", "2027-02-30")
                        .replace("FOB", "FREE"))));
        assertEquals(0, Rows.count("select count(*) from customer_order where external_id = ?", number));
    }

    @Test
    void aDocumentIsCheckedAsAnUploadIs() {
        assertEquals(
                "unsupported-file", answer(order(1, document("just a text"))).getString("reason"));
        assertEquals(
                Set.of("document.mediaType DOCUMENT_TYPE"),
                violations(answer(order(1, document(DOCUMENT).replace("application/pdf", "image/png")))));
        assertEquals(
                Set.of("document.content BASE64"),
                violations(answer(order(1, document(DOCUMENT).replace("\"JVBERi", "\"*VBERi")))));
        assertEquals(
                Set.of("document.content TOO_LONG"),
                violations(answer(order(1, document(DOCUMENT + " ".repeat(620_000))))));
        assertEquals(
                "ACCEPTED",
                answer(order(1, document(DOCUMENT + " ".repeat(600_000)))).getString("outcome"));
    }

    @Test
    void aRejectedRevisionMayBeMendedAndSentAgain() {
        String bad = order(1, document(DOCUMENT)).replace("\"CNY\",", "\"XXX\",");
        ProducerRecord<String, byte[]> message =
                erp.binary(number, UUID.randomUUID().toString(), bad);
        JsonPath first = erp.answered(message);
        assertEquals("REJECTED", first.getString("outcome"), first.prettify());
        JsonPath again = erp.answered(message);
        assertEquals(first.getString("reason"), again.getString("reason"));
        assertEquals("REJECTED", again.getString("outcome"));
        assertEquals("ACCEPTED", answer(order(1, document(DOCUMENT))).getString("outcome"));
    }

    @Test
    @Tag("long-storm")
    void aStormOfOrdersIsAnsweredOneByOne() {
        Result storm = ErpStorm.blow(
                erp, (item, revision) -> order(revision, document(DOCUMENT)).replace("\"" + number, "\"" + item));
        assertEquals(
                storm.accepted(),
                Rows.count("select count(*) from customer_order where external_id like ?", storm.run() + "%"));
        assertEquals(storm.accepted(), Rows.count("""
                        select count(*) from domain_event e join customer_order o on o.id::text = e.key
                        where e.type = 'order.lines-entered.v1' and o.external_id like ?""", storm.run() + "%"), "none is applied twice");
        Management.ask().get("/q/health").then().statusCode(200);
    }

    private JsonPath answer(String data) {
        return erp.answered(erp.binary(number, UUID.randomUUID().toString(), data));
    }

    private static Set<String> violations(JsonPath answer) {
        return answer.<Map<String, String>>getList("violations").stream()
                .map(each -> each.get("field") + " " + each.get("code"))
                .collect(Collectors.toSet());
    }

    private static void confirm(String merchandiser, String id) {
        step(merchandiser, id, "consultation", "{\"agreed\": true}");
        step(merchandiser, id, "call-back", "{\"spokenWith\": \"林晓岚\"}");
        step(merchandiser, id, "confirmation", "");
    }

    private static void step(String user, String id, String step, String body) {
        as(user).body(body).post("/api/orders/%s/%s".formatted(id, step)).then().statusCode(200);
    }

    /** What {@code ce_erpnumber} says on each event of the order, as many as are expected. */
    private static List<String> numbersOnTheTopic(String id, int expected) {
        List<String> numbers = new ArrayList<>();
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                RealServers.kafka().bootstrap(),
                        ConsumerConfig.GROUP_ID_CONFIG, UUID.randomUUID().toString(),
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest"),
                new StringDeserializer(),
                new StringDeserializer())) {
            consumer.subscribe(List.of("gendan.order.events"));
            await().atMost(Duration.ofSeconds(30)).until(() -> {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> {
                    if (id.equals(record.key())) {
                        Header told = record.headers().lastHeader("ce_erpnumber");
                        numbers.add(told == null ? "none" : new String(told.value(), StandardCharsets.UTF_8));
                    }
                });
                return numbers.size() == expected;
            });
        }
        return numbers;
    }

    private static String people() {
        return ", \"merchandiser\": \"merchandiser\", \"salesperson\": \"salesperson\"";
    }

    private static String document(String content) {
        return """
                , "document": {"name": "order.pdf", "mediaType": "application/pdf", "content": "%s"}""".formatted(Base64.getEncoder().encodeToString(content.getBytes(StandardCharsets.UTF_8)));
    }

    private String order(int revision, String more) {
        return """
                {"externalId": "%s", "revision": %d, "customerExternalId": "C%s", "currency": "CNY", "lines": [
                  {"number": 1, "externalId": "00010", "series": "城市夹克", "model": "JK-2601",
                   "specification": "全棉斜纹 280 g/m²", "colour": "藏青", "size": "L", "quantity": 120,
                   "unitPrice": {"amount": "128.50", "currency": "CNY"}}],
                 "contract": {"number": "HT-1", "signedOn": "2026-01-05", "deliverBy": "2027-02-20", "incoterm": "FOB", "place": "上海",
                              "destination": "Hamburg"}%s}""".formatted(number, revision, number, more);
    }
}
