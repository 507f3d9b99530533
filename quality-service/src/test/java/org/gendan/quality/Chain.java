package org.gendan.quality;

import static io.restassured.RestAssured.given;
import static org.gendan.quality.Rest.as;
import static org.gendan.quality.Rest.once;

import io.restassured.builder.MultiPartSpecBuilder;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.gendan.testing.Tokens;

/** The steps of one lot through quality, each taken over REST by whoever takes it, so that a test begins where it wants to. */
public final class Chain {
    /** Long ago, so that there is room for inspections on days of their own. */
    public static final LocalDate START = ALot.TODAY.minusDays(60);

    private static final String CHECKS = """
            {"checks": [{"aspect": "PATTERN", "conforms": true}, {"aspect": "MEASUREMENTS", "conforms": true},
             {"aspect": "MATERIALS", "conforms": true}, {"aspect": "WORKMANSHIP", "conforms": %b}],
             "measurements": [{"point": "胸围", "specified": 112, "tolerance": 1, "measured": 112.5}],
             "openPoints": [%s]}""";

    /** All five that a mid inspection looks at (S3.8), as one more member of its report. */
    public static final String FOCUS =
            ", \"focus\": [\"MATERIALS\", \"WORKMANSHIP\", \"MEASUREMENTS\", \"PRESSING\", \"PACKING\"]";

    private final ALot lot;
    private int days;
    private String inspector = "inspector";

    private Chain(ALot lot) {
        this.lot = lot;
    }

    /** Announced, and given to the first inspector. */
    public static Chain of(ALot lot) {
        Announced.by(lot.confirmed());
        Announced.by(lot.assigned());
        Announced.heard(lot);
        return new Chain(lot).appointed("inspector");
    }

    public Chain appointed(String inspector) {
        as("quality-manager")
                .body("{\"inspector\": \"%s\"}".formatted(inspector))
                .post(plan() + "/inspector")
                .then()
                .statusCode(200);
        return this;
    }

    /** Appointed already; the steps from now on are this inspector's. */
    public Chain inspectedBy(String other) {
        inspector = other;
        return this;
    }

    public ALot lot() {
        return lot;
    }

    public String plan() {
        return "/api/inspection-plans/" + lot.id();
    }

    // samples

    public String sampleMade(String kind) {
        return id(once(lot.factoryUser())
                .body("{\"assignmentId\": \"%s\", \"kind\": \"%s\"}".formatted(lot.id(), kind))
                .post("/api/samples"));
    }

    public static String checks(boolean conform, String... openPoints) {
        return CHECKS.formatted(
                conform,
                String.join(
                        ", ",
                        List.of(openPoints).stream()
                                .map(point -> '"' + point + '"')
                                .toList()));
    }

    public String sampleReported(String... openPoints) {
        String sample = sampleMade("PRE_PRODUCTION");
        step(inspector, "/api/samples/" + sample + "/checks", checks(true, openPoints));
        return sample;
    }

    public String sampleReceived(String... openPoints) {
        String sample = sampleReported(openPoints);
        step(lot.factoryUser(), "/api/samples/" + sample + "/signature", "{}");
        step(inspector, "/api/samples/" + sample + "/parcel", parcel());
        step("quality-manager", "/api/samples/" + sample + "/receipt", "{}");
        return sample;
    }

    public String sampleConfirmed(String... openPoints) {
        String sample = sampleReceived(openPoints);
        step("quality-manager", "/api/samples/" + sample + "/confirmation", "{\"accepted\": true}");
        return sample;
    }

    public static String parcel() {
        return "{\"carrier\": \"SF\", \"trackingNumber\": \"SF1\"}";
    }

    public String shippingSamplePassedOn() {
        String sample = sampleMade("SHIPPING");
        step(lot.factoryUser(), "/api/samples/" + sample + "/factory-check", "{}");
        step("merchandiser", "/api/samples/" + sample + "/checks", checks(true));
        step(inspector, "/api/samples/" + sample + "/parcel", parcel());
        step("quality-manager", "/api/samples/" + sample + "/receipt", "{}");
        step("quality-manager", "/api/samples/" + sample + "/passing-on", "");
        return sample;
    }

    // meetings

    public Response hold(String points) {
        return once(inspector).body("""
                        {"assignmentId": "%s", "attendees": ["王厂长", "inspector"], "points": [%s]}""".formatted(lot.id(), points)).post("/api/meetings");
    }

    public static String explained(String topic) {
        return "{\"topic\": \"%s\", \"explained\": true}".formatted(topic);
    }

    public String meetingSigned(String... topics) {
        String meeting = id(hold(
                String.join(", ", List.of(topics).stream().map(Chain::explained).toList())));
        step(lot.factoryUser(), "/api/meetings/" + meeting + "/signature", "{}");
        return meeting;
    }

    // inspections

    public Response book(String kind, String more) {
        return once(inspector)
                .body("{\"assignmentId\": \"%s\", \"kind\": \"%s\"%s}".formatted(lot.id(), kind, more))
                .post("/api/inspections");
    }

    public String booked(String kind, LocalDate on) {
        return id(book(kind, ", \"process\": \"SEWING\", \"occurredOn\": \"%s\"".formatted(on)));
    }

    public Response report(String inspection, String body) {
        return as(inspector).body(body).post("/api/inspections/" + inspection + "/report");
    }

    /** Reported whole, with the given defects and every carried-forward point resolved or not. */
    public String reported(String kind, LocalDate on, int inspected, String defects, boolean resolved) {
        String inspection = booked(kind, on);
        List<String> points = as(inspector)
                .get("/api/inspections/" + inspection)
                .then()
                .statusCode(200)
                .extract()
                .path("checkpoints.id");
        String checked = String.join(
                ", ",
                points.stream()
                        .map(id -> "{\"id\": \"%s\", \"resolved\": %b}".formatted(id, resolved))
                        .toList());
        if (List.of("MID", "FINAL").contains(kind)) {
            draw(inspection);
        }
        report(inspection, """
                        {"inspected": %d, "defects": [%s], "checkpoints": [%s], "occurredOn": "%s"%s}""".formatted(inspected, defects, checked, on, kind.equals("MID") ? FOCUS : ""))
                .then()
                .statusCode(200);
        return inspection;
    }

    public void draw(String inspection) {
        step(inspector, "/api/inspections/" + inspection + "/draw", "{\"cartons\": 40}");
    }

    public void sign(String inspection) {
        step(lot.factoryUser(), "/api/inspections/" + inspection + "/signature", "{}");
    }

    /** Archives a signed scan; answers its id. */
    public String scanned(String inspection) {
        return given().auth()
                .oauth2(Tokens.of(inspector))
                .multiPart("file", "scan.pdf", "%PDF-1.7 signed".getBytes(StandardCharsets.UTF_8), "application/pdf")
                .multiPart(new MultiPartSpecBuilder("王厂长")
                        .controlName("signedBy")
                        .charset(StandardCharsets.UTF_8)
                        .build())
                .post("/api/inspections/" + inspection + "/signed-scan")
                .then()
                .statusCode(200)
                .extract()
                .path("signature.scanId");
    }

    public static String defect(String code, String defectClass, int unit) {
        return "{\"code\": \"%s\", \"class\": \"%s\", \"process\": \"SEWING\", \"unit\": %d}"
                .formatted(code, defectClass, unit);
    }

    public Chain started() {
        Announced.by(lot.started(START), lot.sewn());
        Announced.heard(lot);
        return this;
    }

    public Chain firstPiecePassed() {
        sign(reported("FIRST_PIECE", START, 1, "", true));
        return this;
    }

    public Chain firstBundlePassed() {
        sign(reported("FIRST_BUNDLE", START, 20, "", true));
        return this;
    }

    /** Started, first piece and bundle good, so much made up and packed. */
    public Chain inProduction(int produced, int packed) {
        Announced.by(lot.started(START), lot.progressed(produced, packed));
        Announced.heard(lot);
        return firstPiecePassed().firstBundlePassed();
    }

    public Chain progressed(int produced, int packed) {
        Announced.by(lot.progressed(produced, packed));
        Announced.heard(lot);
        return this;
    }

    /** So many, each on a day of its own and signed. */
    public Chain midReports(int number) {
        for (int i = 0; i < number; i++) {
            sign(reported("MID", START.plusDays(4L * ++days), 200, "", true));
        }
        return this;
    }

    /** A final inspection with nothing found, and its id. */
    public String finalReported() {
        return reported("FINAL", ALot.TODAY, 200, "", true);
    }

    public String finalAccepted() {
        String inspection = finalReported();
        sign(inspection);
        step("supervisor", "/api/inspections/" + inspection + "/decision", "{\"accepted\": true}");
        return inspection;
    }

    public Response remainder(boolean resolved) {
        return as(inspector)
                .body("{\"inspected\": 20, \"anomalies\": [], \"resolved\": %b}".formatted(resolved))
                .post(plan() + "/remainder");
    }

    public Response release() {
        return as("supervisor").post("/api/inspection-plans/orders/%s/release".formatted(lot.orderId()));
    }

    public static void step(String user, String address, String body) {
        (body.isEmpty() ? as(user) : as(user).body(body)).post(address).then().statusCode(200);
    }

    public static String id(Response created) {
        return created.then().statusCode(201).extract().path("id");
    }
}
