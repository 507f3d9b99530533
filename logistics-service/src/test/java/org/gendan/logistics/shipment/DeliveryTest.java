package org.gendan.logistics.shipment;

import static org.gendan.logistics.Rest.as;
import static org.gendan.logistics.Rest.once;
import static org.gendan.logistics.shipment.Story.outOfTurn;
import static org.gendan.logistics.shipment.Story.refused;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.gendan.logistics.ServiceTest;
import org.gendan.testing.Tokens;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@ServiceTest
class DeliveryTest {
    private final AnOrder order = AnOrder.of(120);

    @Test
    void theCouriersNumberIsGivenAndMayBeMended() {
        Announced.cleared(order);
        Story shipment = Story.of(order).dispatched(120);
        shipment.courierNumber().then().statusCode(200).body("courier.trackingNumber", equalTo("SF1420185507123"));
        shipment.step("warehouse", "courier-number", "{\"carrier\": \"德邦\", \"trackingNumber\": \"DP1\"}")
                .then()
                .statusCode(200)
                .body("courier.carrier", equalTo("德邦"));
        assertEquals(2, shipment.announced("courier-number-given"));
        assertEquals("DP1", shipment.lastAnnounced("courier-number-given", "trackingNumber"));
    }

    @Test
    void theCustomerSignsItself() {
        Announced.cleared(order);
        Story shipment = Story.of(order).dispatched(120);
        refused(404, "unknown-shipment", shipment.sign("customer-2"));
        shipment.sign("customer")
                .then()
                .statusCode(200)
                .body("status", equalTo("SIGNED"))
                .body("signature.signedBy", equalTo("林晓岚"));
        // A phone that had no answer sends it again.
        shipment.sign("customer").then().statusCode(200).body("status", equalTo("SIGNED"));
        outOfTurn("SIGNED", "DISPATCHED", shipment.step("customer", "signature", "{\"signedBy\": \"王\"}"));
        assertEquals(1, shipment.announced("goods-signed"));
        assertEquals("true", shipment.lastAnnounced("goods-signed", "complete"));
        assertEquals("林晓岚", shipment.lastAnnounced("goods-signed", "signedBy"));
    }

    @Test
    void staffRecordTheSignatureWithTheSignedPaperAlone() {
        Announced.cleared(order);
        Story shipment = Story.of(order).dispatched(120);
        for (String user : new String[] {"warehouse", "follow-up-clerk"}) {
            refused(409, "signature-not-proven", shipment.sign(user))
                    .then()
                    .body("missing.code", contains("proof-of-delivery"));
            shipment.read(user).then().body("nextSteps", not(hasItem("signature")));
        }
        refused(415, "unsupported-file", shipment.prove("warehouse", "MZ this is a program"));
        String proof = shipment.prove("follow-up-clerk", "%PDF-1.7 signed by 林晓岚")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        as("customer")
                .get(shipment.path("/proof-of-delivery/" + proof))
                .then()
                .statusCode(200)
                .header("Content-Disposition", containsString("attachment"))
                .body(containsString("signed by"));
        refused(404, "unknown-shipment", as("customer-2").get(shipment.path("/proof-of-delivery/" + proof)));
        refused(404, "unknown-document", as("customer").get(shipment.path("/proof-of-delivery/" + UUID.randomUUID())));
        shipment.sign("follow-up-clerk")
                .then()
                .statusCode(200)
                .body("proofOfDelivery.id", equalTo(proof))
                .body("signature.recordedBy", equalTo("follow-up-clerk"));
    }

    @Test
    void theOrderIsSignedForWhenEachShipmentOfAllOfItIs() {
        Announced.cleared(order);
        Story first = Story.of(order, 50).dispatched(50);
        first.sign("customer").then().statusCode(200);
        assertEquals("false", first.lastAnnounced("goods-signed", "complete"), "70 are not even gone");
        Story second = Story.of(order, 40).dispatched(40);
        Story third = Story.of(order).dispatched(30);
        third.sign("customer").then().statusCode(200);
        assertEquals("false", third.lastAnnounced("goods-signed", "complete"), "the second is on its way");
        second.sign("customer").then().statusCode(200);
        assertEquals("true", second.lastAnnounced("goods-signed", "complete"));
    }

    @Test
    @Tag("S2.6")
    @Tag("rule-57")
    void aPickupWaitsFromTheDayItIsReadyAndEndsWithTheCustomersSignatureAlone() {
        Announced.cleared(order);
        Story pickup = Story.pickup(order).prepared();
        pickup.read("warehouse").then().body("readyOn", nullValue());
        pickup.inspected();
        pickup.read("customer").then().body("waitingDays", equalTo(0)).body("place", nullValue());
        as("follow-up-clerk")
                .get("/api/shipments?mode=PICKUP&limit=200")
                .then()
                .statusCode(200)
                .body("items.find { it.id == '%s' }.readyOn".formatted(pickup.id()), not(nullValue()));
        pickup.load(120).then().statusCode(200);
        pickup.gateOut().then().statusCode(200).body("nextSteps", not(hasItem("courier-number")));
        refused(409, "pickup-has-no-courier", pickup.courierNumber());
        pickup.read("warehouse").then().body("status", equalTo("DISPATCHED")).body("waitingDays", equalTo(0));
        pickup.sign("customer").then().statusCode(200).body("waitingDays", nullValue());
        assertEquals("true", pickup.lastAnnounced("goods-signed", "complete"));
    }

    @Test
    void goodsComeBackAndMayBeSentAgain() {
        Announced.cleared(order);
        Story shipment = Story.of(order).dispatched(120);
        refused(409, "more-than-dispatched", shipment.takeBack(121));
        shipment.takeBack(20).then().statusCode(201).body("returns.quantity", contains(20));
        refused(409, "more-than-dispatched", shipment.takeBack(101));
        assertEquals("wrong zip", shipment.lastAnnounced("goods-returned", "reason"));
        shipment.sign("customer").then().statusCode(200);
        assertEquals("false", shipment.lastAnnounced("goods-signed", "complete"), "20 are still owed");
        Story again = Story.of(order);
        again.read("warehouse").then().body("planned.quantity", contains(20));
        again.dispatched(20).sign("customer").then().statusCode(200);
        assertEquals("true", again.lastAnnounced("goods-signed", "complete"));
    }

    @Test
    void aReturnNeedsAReasonAndAKeyOfItsOwn() {
        Announced.cleared(order);
        Story shipment = Story.of(order).dispatched(120);
        String body = "{%s, \"reason\": \"\"}".formatted(Story.lines(order, 1));
        refused(400, "invalid-request", once("warehouse").body(body).post(shipment.path("/returns")));
        refused(
                400,
                "idempotency-key-missing",
                as("warehouse").body(body.replace("\"\"", "\"torn\"")).post(shipment.path("/returns")));
    }

    @Test
    void thePackingListSaysInBothLanguagesWhatWasCounted() throws IOException {
        Announced.by(order.customerRegistered("陈喆服饰（堃祥）有限公司 & Co <HS>", "Łódź, ul. Piotrkowska 1"));
        Announced.heard("gendan.order.events", UUID.fromString(Tokens.CUSTOMER_ID));
        Announced.cleared(order);
        Story shipment = Story.of(order);
        refused(409, "wrong-state", as("warehouse").get(shipment.path("/packing-list")));
        String packing = """
                {"cartons": 1052, "lines": [%s], "packing": {"netKg": 860.4, "grossKg": %s, "cubicMetres": 6.72,
                 "marks": "HS / HAMBURG / NO. 1-52", "origin": "中国 China", "hsCode": "6201.40"}}""";
        String goods = shipment.goods(1, "藏青", "S1", 120).replace("}", ", \"cartons\": 1052}");
        shipment.step("warehouse", "stock-preparation", packing.formatted(goods, 860))
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("packing.grossKg"));
        shipment.step("warehouse", "stock-preparation", packing.formatted(goods, 1942))
                .then()
                .statusCode(200);
        shipment.inspected();
        shipment.load(120).then().statusCode(200);
        shipment.gateOut().then().statusCode(200).body("packing.hsCode", equalTo("6201.40"));
        byte[] pdf = as("customer")
                .get(shipment.path("/packing-list"))
                .then()
                .statusCode(200)
                .contentType("application/pdf")
                .header("Content-Disposition", containsString("packing-list-SH-"))
                .extract()
                .asByteArray();
        Files.write(Path.of("target", "packing-list.pdf"), pdf);
        try (PDDocument paper = Loader.loadPDF(pdf)) {
            String text = new PDFTextStripper().getText(paper).replaceAll("\\s+", " ");
            for (String said : new String[] {
                "装箱单 Packing list",
                "卖方 Seller 跟单服饰有限公司 Gendan Garments Co., Ltd. 浙江省杭州市",
                "收货人 Consignee 陈喆服饰（堃祥）有限公司 & Co <HS> Łódź, ul. Piotrkowska 1",
                "合同 Contract HT-HS-0815, 签订 signed 2026-11-20",
                "FOB 上海",
                "交货地 Place of delivery 上海",
                "目的地 Destination Hamburg",
                "沪A·D12345",
                "唛头 Shipping marks HS / HAMBURG / NO. 1-52",
                "原产地 Country of origin 中国 China",
                "HS 编码 HS code 6201.40",
                "城市夹克 JK-2601",
                "藏青 S1 1,052 120",
                "合计 Total 1,052 120",
                "净重 Net weight 860.4 kg",
                "毛重 Gross weight 1,942 kg",
                "体积 Volume 6.72 m³",
                "卖方签章 For the seller"
            }) {
                assertTrue(text.contains(said), () -> said + " is not in " + text);
            }
        }
        refused(404, "unknown-shipment", as("customer-2").get(shipment.path("/packing-list")));
    }
}
