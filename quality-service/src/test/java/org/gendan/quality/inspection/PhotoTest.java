package org.gendan.quality.inspection;

import static org.gendan.quality.Chain.defect;
import static org.gendan.quality.Rest.as;
import static org.gendan.quality.Rest.problem;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.stream.StreamSupport;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.text.PDFTextStripper;
import org.gendan.quality.ALot;
import org.gendan.quality.Chain;
import org.gendan.quality.Photos;
import org.gendan.quality.ServiceTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Pictures of defects, and the papers that show them. */
@ServiceTest
class PhotoTest {
    private final ALot lot = ALot.of(500);

    @Test
    @Tag("S3.9")
    @Tag("rule-36")
    void aPictureThatComesAfterTheSignatureHasToBeSignedToo() {
        Chain chain = Chain.of(lot).inProduction(400, 300);
        String mid = chain.booked("MID", ALot.TODAY);
        Photos.add("inspector", mid, Photos.SMALLEST, "STAIN").then().statusCode(201);
        chain.draw(mid);
        chain.report(
                        mid,
                        "{\"inspected\": 80, \"defects\": [%s]%s}".formatted(defect("STAIN", "MINOR", 1), Chain.FOCUS))
                .then()
                .statusCode(200)
                .body("photos.code", contains("STAIN"));
        chain.sign(mid);
        as("inspector").get(chain.plan()).then().body("signedMidReports", equalTo(1));
        Photos.add("inspector", mid, Photos.SMALLEST, "STAIN")
                .then()
                .statusCode(201)
                .body("signed", equalTo(false));
        as("inspector").get(chain.plan()).then().body("signedMidReports", equalTo(0));
        chain.sign(mid);
        as("inspector").get(chain.plan()).then().body("signedMidReports", equalTo(1));
    }

    @Test
    @Tag("S3.6")
    void onlyPicturesAreTakenAndOnlyTheOwnOnesGivenOut() {
        Chain chain = Chain.of(lot).started();
        String piece = chain.booked("FIRST_PIECE", ALot.TODAY);
        Photos.add("inspector", piece, "%PDF-1.7 no picture".getBytes(StandardCharsets.UTF_8), "COLLAR")
                .then()
                .statusCode(415)
                .body("type", equalTo(problem("unsupported-file")));
        byte[] picture = Photos.png(30, 20, Color.PINK);
        String address = Photos.add("inspector", piece, picture, "COLLAR")
                .then()
                .statusCode(201)
                .extract()
                .header("Location");
        assertArrayEquals(picture, as("factory").get(address).asByteArray());
        as("factory-2").get(address).then().statusCode(404);
        as("inspector-2").get(address).then().statusCode(404);
    }

    @Test
    @Tag("S3.11b")
    void theReportIsPrintedInBothLanguagesWithItsPicturesDecisionAndSignature() throws IOException {
        Chain chain = Chain.of(lot).inProduction(500, 450).midReports(2);
        String last = chain.booked("FINAL", ALot.TODAY);
        as("inspector")
                .body("{\"cartons\": 40}")
                .post("/api/inspections/" + last + "/draw")
                .then()
                .statusCode(200);
        Photos.add("inspector", last, Photos.png(1600, 1200, new Color(190, 200, 220)), "STAIN")
                .then()
                .statusCode(201);
        Photos.add("inspector", last, Photos.png(900, 1200, new Color(230, 220, 200)), "SKIPPED")
                .then()
                .statusCode(201);
        chain.report(last, """
                        {"inspected": 50, "defects": [%s, %s], "remark": "领口 <污渍> & 跳针"}""".formatted(defect("STAIN", "MINOR", 1), defect("SKIPPED", "MAJOR", 2)))
                .then()
                .statusCode(200);
        String scan = chain.scanned(last);
        Chain.step("quality-manager", "/api/inspections/" + last + "/scan-confirmation", "{\"accepted\": true}");
        Chain.step("supervisor", "/api/inspections/" + last + "/decision", "{\"accepted\": true}");
        String hash =
                as("inspector").get("/api/inspections/" + last).then().extract().path("contentHash");

        byte[] paper = as("factory").get("/api/inspections/" + last + "/pdf").asByteArray();
        Files.write(Path.of("target", "inspection-report.pdf"), paper);
        try (PDDocument pdf = Loader.loadPDF(paper)) {
            String text = new PDFTextStripper().getText(pdf);
            for (String words : new String[] {
                "检验报告 Inspection report",
                "尾期检验 final inspection",
                "城市夹克/JK-2601",
                "领口 <污渍> & 跳针",
                "致命 critical",
                "合格 accepted",
                "supervisor: accepted",
                "王厂长",
                "scan " + scan,
                "confirmed by quality-manager",
                inTheBusinessZone(signedAt("/api/inspections/" + last)),
                hash
            }) {
                assertTrue(text.replaceAll("\\s+", " ").contains(words), () -> words + " is not in " + text);
            }
            assertTrue(!text.contains("86.50") && !text.contains("Hamburg"), text);
            assertTrue(pictures(pdf) >= 2, "the pictures are on the paper");
        }
    }

    @Test
    @Tag("S3.8")
    void whatIsCarriedForwardStandsInColumnsThatAreApart() throws IOException {
        Chain chain = Chain.of(lot).started().progressed(500, 200).firstPiecePassed();
        String bundle = chain.reported("FIRST_BUNDLE", Chain.START, 20, defect("SKIPPED", "MINOR", 2), true);
        Chain.step("inspector", "/api/inspections/" + bundle + "/rectification", "{\"remark\": \"已改\"}");
        chain.sign(bundle);
        String mid = chain.reported("MID", Chain.START.plusDays(4), 50, "", true);
        byte[] paper = as("factory").get("/api/inspections/" + mid + "/pdf").asByteArray();
        Files.write(Path.of("target", "mid-report.pdf"), paper);
        try (PDDocument pdf = Loader.loadPDF(paper)) {
            String text = new PDFTextStripper().getText(pdf);
            String read = text.replaceAll("\\s+", " ");
            for (String words : new String[] {"次数 Times 已整改 Mended", "1 是 yes", "第 1 次 No. 1"}) {
                assertTrue(read.contains(words), () -> words + " is not in " + text);
            }
            assertTrue(text.lines().noneMatch(line -> line.matches(".*\\b([A-R]) → \\1\\b.*")), text);
        }
    }

    private static long pictures(PDDocument pdf) throws IOException {
        long found = 0;
        for (PDPage page : pdf.getPages()) {
            found += StreamSupport.stream(page.getResources().getXObjectNames().spliterator(), false)
                    .filter((COSName name) -> page.getResources().isImageXObject(name))
                    .count();
        }
        return found;
    }

    @Test
    @Tag("S3.4")
    @Tag("S3.5")
    void sampleReportAndMinutesArePrintedWithWhatTheFactorySigned() throws IOException {
        Chain chain = Chain.of(lot);
        String sample = chain.sampleMade("PRE_PRODUCTION");
        as("inspector")
                .body("""
                        {"checks": [{"aspect": "PATTERN", "conforms": true}, {"aspect": "MEASUREMENTS", "conforms": true},
                         {"aspect": "MATERIALS", "conforms": true}, {"aspect": "WORKMANSHIP", "conforms": true}],
                         "measurements": [{"point": "胸围", "specified": 112, "tolerance": 1, "measured": 113.5}]}""")
                .post("/api/samples/" + sample + "/checks")
                .then()
                .statusCode(200);
        Chain.step("factory", "/api/samples/" + sample + "/signature", "{\"signedBy\": \"王厂长\"}");
        says(
                "/api/samples/" + sample + "/pdf",
                "样品检验报告 Sample report",
                "胸围",
                "113.50",
                "否 no",
                "王厂长",
                inTheBusinessZone(signedAt("/api/samples/" + sample)));
        String meeting = chain.meetingSigned("胸围: 113.5 cm, 112 ± 1 cm", "独立包装");
        says("/api/meetings/" + meeting + "/pdf", "产前会议记录", "独立包装", "inspector", "signed for what stands here");
    }

    private static Instant signedAt(String address) {
        return Instant.parse(as("inspector").get(address).then().extract().path("signature.signedAt"));
    }

    private static String inTheBusinessZone(Instant at) {
        return at.atZone(ZoneId.of("Asia/Shanghai")).format(DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss"))
                + " Asia/Shanghai";
    }

    private static void says(String address, String... words) throws IOException {
        byte[] paper = as("factory").get(address).asByteArray();
        Files.write(Path.of("target", address.split("/")[2] + ".pdf"), paper);
        try (PDDocument pdf = Loader.loadPDF(paper)) {
            String text = new PDFTextStripper().getText(pdf);
            for (String each : words) {
                assertTrue(text.contains(each), () -> each + " is not in " + text);
            }
        }
    }
}
