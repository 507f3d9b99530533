package org.gendan.quality.inspection;

import static org.gendan.quality.Chain.defect;
import static org.gendan.quality.Chain.step;
import static org.gendan.quality.Rest.as;
import static org.gendan.quality.Rest.problem;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.gendan.quality.ALot;
import org.gendan.quality.Announced;
import org.gendan.quality.Chain;
import org.gendan.quality.ServiceTest;
import org.gendan.testing.Rows;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@ServiceTest
class FinalInspectionTest {
    private final ALot lot = ALot.of(999);

    @Test
    @Tag("rule-38")
    @Tag("S3.11a")
    void sevenHundredNinetyNineOfNineHundredNinetyNineAreTooFewAndOneMoreIsEnough() {
        Chain chain = Chain.of(lot).inProduction(900, 799).midReports(2);
        chain.book("FINAL", "")
                .then()
                .statusCode(409)
                .body("type", equalTo(problem("final-inspection-not-open")))
                .body("missing.code", contains("packed"))
                .body("missing[0].packed", equalTo(799))
                .body("missing[0].needed", equalTo(800));
        chain.progressed(900, 800);
        chain.book("FINAL", "")
                .then()
                .statusCode(201)
                .body("lotSize", equalTo(999))
                .body("sampleSize", equalTo(80))
                .body("plans.defectClass", contains("CRITICAL", "MAJOR", "MINOR"))
                .body("plans[1].acceptNumber", equalTo(5))
                .body("plans[1].source", notNullValue());
    }

    @Test
    @Tag("rule-38")
    void aBookingLapsesWhenUnpackingTakesTheLotBelowEightyPerCentAndStandsOnceItIsDrawn() {
        Chain chain = Chain.of(lot).inProduction(900, 800).midReports(2);
        String lapsed = chain.booked("FINAL", ALot.TODAY);
        chain.progressed(900, 799);
        chain.report(lapsed, "{\"inspected\": 200}").then().statusCode(409).body("state", equalTo("LAPSED"));
        chain.progressed(900, 800);
        String drawn = chain.booked("FINAL", ALot.TODAY);
        as("inspector")
                .body("{\"cartons\": 40}")
                .post("/api/inspections/" + drawn + "/draw")
                .then()
                .statusCode(200)
                .body("cartonsToOpen", hasSize(7));
        chain.progressed(900, 799);
        chain.report(drawn, "{\"inspected\": 200}").then().statusCode(200).body("verdict", equalTo("ACCEPTED"));
    }

    @Test
    @Tag("rule-39")
    void whichCartonsAreOpenedNobodyKnowsBeforeTheDrawAndTheFactoryNotBeforeTheReport() throws IOException {
        Chain chain = Chain.of(lot).inProduction(900, 800).midReports(2);
        String address = "/api/inspections/" + chain.booked("FINAL", ALot.TODAY);
        as("inspector").get(address).then().statusCode(200).body("$", not(hasKey("seed")));
        long seed = as("inspector")
                .body("{\"cartons\": 40}")
                .post(address + "/draw")
                .then()
                .statusCode(200)
                .body("cartonsToOpen", hasSize(7))
                .extract()
                .jsonPath()
                .getLong("seed");
        as("factory")
                .get(address)
                .then()
                .statusCode(200)
                .body("cartons", equalTo(40))
                .body("$", not(hasKey("seed")))
                .body("cartonsToOpen", empty());
        assertFalse(printed(address).contains(Long.toString(seed)));
        chain.report(address.substring(address.lastIndexOf('/') + 1), "{\"inspected\": 200}")
                .then()
                .statusCode(200);
        as("factory").get(address).then().body("seed", equalTo(seed)).body("cartonsToOpen", hasSize(7));
        assertTrue(printed(address).contains(Long.toString(seed)));
    }

    private static String printed(String address) throws IOException {
        byte[] paper = as("factory").get(address + "/pdf").asByteArray();
        try (PDDocument pdf = Loader.loadPDF(paper)) {
            return new PDFTextStripper().getText(pdf);
        }
    }

    @Test
    @Tag("S3.9")
    @Tag("S3.7b")
    void oneMidReportTooFewAndAnOpenPointAreRefusedTogether() {
        Chain chain = Chain.of(lot);
        Announced.by(lot.started(Chain.START), lot.progressed(999, 999));
        Announced.heard(lot);
        chain.sign(chain.reported("FIRST_BUNDLE", Chain.START, 20, "", true));
        String first = chain.reported("FIRST_PIECE", Chain.START, 1, defect("COLLAR", "MINOR", 1), true);
        chain.sign(first);
        chain.book("MID", "")
                .then()
                .statusCode(409)
                .body("type", equalTo(problem("mid-inspection-not-open")))
                .body("missing.code", contains("first-piece"));
        step("inspector", "/api/inspections/" + first + "/rectification", "{\"remark\": \"领型已改\"}");
        String mid = chain.booked("MID", Chain.START.plusDays(4));
        chain.draw(mid);
        chain.report(
                        mid,
                        "{\"inspected\": 200, \"occurredOn\": \"%s\"%s}"
                                .formatted(Chain.START.plusDays(4), Chain.FOCUS))
                .then()
                .statusCode(409)
                .body("type", equalTo(problem("checkpoints-not-checked")))
                .body("unchecked", hasSize(1));
        chain.sign(chain.reported("MID", Chain.START.plusDays(4), 200, "", false));
        chain.book("FINAL", "")
                .then()
                .statusCode(409)
                .body("missing.code", contains("mid-reports", "checkpoints"))
                .body("missing[0].required", equalTo(2))
                .body("missing[0].signed", equalTo(1))
                .body("missing[1].open", contains("COLLAR (SEWING)"));
        chain.sign(chain.reported("MID", Chain.START.plusDays(8), 200, "", true));
        assertEquals(
                "2",
                Rows.value(
                        "select data::jsonb ->> 'requiredMids' from domain_event where type = ? and key = ?"
                                + " order by seq desc limit 1",
                        "quality.inspection-reported.v1",
                        lot.orderId().toString()));
        chain.book("FINAL", "").then().statusCode(201);
    }

    @Test
    @Tag("S3.11c")
    @Tag("rule-48")
    @Tag("rule-50")
    void aRejectedLotIsReworkedAndInspectedAnewTightened() {
        Chain chain = Chain.of(lot).inProduction(999, 900).midReports(2);
        String failed = chain.reported("FINAL", ALot.TODAY, 80, defect("NEEDLE", "CRITICAL", 1), true);
        as("supervisor")
                .body("{\"accepted\": true, \"reason\": \"one needle only\"}")
                .post("/api/inspections/" + failed + "/decision")
                .then()
                .statusCode(409)
                .body("type", equalTo(problem("lot-not-acceptable")))
                .body("missing.code", contains("report-signature"));
        as("supervisor")
                .body("{\"accepted\": true}")
                .post("/api/inspections/" + failed + "/decision")
                .then()
                .statusCode(400);
        step("supervisor", "/api/inspections/" + failed + "/decision", "{\"accepted\": false, \"reason\": \"needle\"}");
        as("supervisor")
                .body("{\"accepted\": false}")
                .post("/api/inspections/" + failed + "/decision")
                .then()
                .statusCode(409);
        assertEquals(1, Rows.announced("quality.rework-ordered.v1", lot.orderId()));
        chain.book("FINAL", "").then().statusCode(409).body("missing.code", contains("rework"));
        step("factory", "/api/inspections/" + failed + "/rework", "{\"remark\": \"全检返修\"}");
        chain.book("FINAL", "")
                .then()
                .statusCode(201)
                .body("resubmissionOf", equalTo(failed))
                .body("plans[1].severity", equalTo("TIGHTENED"))
                .body("plans[2].severity", equalTo("TIGHTENED"));
        chain.book("FINAL", "").then().statusCode(409).body("type", equalTo(problem("final-inspection-stands")));
    }

    @Test
    @Tag("rule-49")
    void whatAnInspectionWasBookedWithStaysWithIt() {
        Chain chain = Chain.of(lot).inProduction(300, 100);
        String mid = chain.booked("MID", Chain.START.plusDays(4));
        chain.progressed(900, 800);
        as("inspector")
                .get("/api/inspections/" + mid)
                .then()
                .body("lotSize", equalTo(300))
                .body("sampleSize", equalTo(50));
    }

    @Test
    @Tag("rule-36")
    void aPaperSignatureCountsOnceQualityHasConfirmedTheScan() {
        Chain chain = Chain.of(lot).inProduction(900, 800);
        String mid = chain.reported("MID", Chain.START.plusDays(4), 200, "", true);
        String scan = chain.scanned(mid);
        as("inspector").get(chain.plan()).then().body("signedMidReports", equalTo(0));
        step("quality-manager", "/api/inspections/" + mid + "/scan-confirmation", "{\"accepted\": true}");
        as("inspector").get(chain.plan()).then().body("signedMidReports", equalTo(1));
        as("factory")
                .get("/api/inspections/%s/documents/%s".formatted(mid, scan))
                .then()
                .statusCode(200)
                .contentType("application/pdf");
    }

    @Test
    void aPointThatStandsOnNoChecklistOfTheLotIsRefused() {
        Chain chain = Chain.of(lot).inProduction(300, 100);
        String mid = chain.booked("MID", ALot.TODAY);
        chain.draw(mid);
        chain.report(mid, """
                        {"inspected": 200, "checkpoints": [{"id": "%s", "resolved": true}]%s}""".formatted(lot.orderId(), Chain.FOCUS))
                .then()
                .statusCode(400)
                .body("violations.field", contains("checkpoints"));
        as("inspector")
                .get("/api/inspections?assignmentId=" + lot.id())
                .then()
                .statusCode(200)
                .body("items.kind", hasItems("MID", "FIRST_BUNDLE", "FIRST_PIECE"))
                .body("items.assignmentId", everyItem(is(lot.id().toString())));
    }
}
