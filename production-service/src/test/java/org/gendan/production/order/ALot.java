package org.gendan.production.order;

import static org.gendan.production.Rest.as;
import static org.gendan.production.Rest.once;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.response.Response;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.gendan.language.Ids;
import org.gendan.language.QualityEvent.Defectives;
import org.gendan.language.QualityEvent.InspectionKind;
import org.gendan.language.QualityEvent.InspectionReported;
import org.gendan.language.QualityEvent.ReworkOrdered;
import org.gendan.language.QualityEvent.Verdict;
import org.gendan.production.factory.AFactory;
import org.gendan.production.routing.Route;
import org.gendan.production.routing.WorkProcess;
import org.gendan.testing.Tokens;

/** A lot of a released order at the realm's factory, brought over REST and topics as far as a test needs it. */
public final class ALot {
    private final AnOrder order;
    private final String id;
    private final String factoryUser;
    private UUID inspection;

    private ALot(AnOrder order, String id, String factoryUser) {
        this.order = order;
        this.id = id;
        this.factoryUser = factoryUser;
    }

    /** The whole first line of the order, at the realm's first factory. */
    public static ALot assigned(AnOrder order, int pieces) {
        return assigned(order, pieces, Tokens.FACTORY_ID, "factory");
    }

    public static ALot assigned(AnOrder order, int pieces, String factoryId, String factoryUser) {
        return assigned(order, pieces, factoryId, factoryUser, today());
    }

    /** As {@link #assigned(AnOrder, int)}, given out on a day before today. */
    public static ALot assigned(AnOrder order, int pieces, LocalDate on) {
        return assigned(order, pieces, Tokens.FACTORY_ID, "factory", on);
    }

    private static ALot assigned(AnOrder order, int pieces, String factoryId, String factoryUser, LocalDate on) {
        AFactory.ofTheRealm(factoryId);
        String id = once("planner")
                .body("""
                        {"factoryId": "%s", "lot": "L-%s", "shares": [{"lineId": "%s", "quantity": %d}],
                         "occurredOn": "%s"}""".formatted(factoryId, UUID.randomUUID().toString().substring(0, 8), order.line(1), pieces, on))
                .post("/api/production-orders/%s/assignments".formatted(order.id()))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        return new ALot(order, id, factoryUser);
    }

    /** Started today, of a released order of so many pieces. */
    public static ALot started(int pieces) {
        return assigned(Announced.released(AnOrder.of(pieces)), pieces)
                .prepared()
                .started();
    }

    public static ALot started(AnOrder order, int pieces) {
        return assigned(Announced.released(order), pieces).prepared().started();
    }

    /** As {@link #started(int)}, of goods of this series. */
    public static ALot startedOfSeries(String series, int pieces) {
        return started(AnOrder.of(pieces).ofSeries(series), pieces);
    }

    public static ALot assignedOfSeries(String series, int pieces) {
        return assigned(Announced.released(AnOrder.of(pieces).ofSeries(series)), pieces);
    }

    public ALot scheduled(String startOn, String completeOn) {
        schedule("""
                {"startOn": "%s", "completeOn": "%s"}""".formatted(startOn, completeOn)).then().statusCode(200);
        return this;
    }

    public Response schedule(String body) {
        return as("planner").body(body).post(address("schedule"));
    }

    public ALot materialsChecked() {
        counted(1000);
        return checked();
    }

    /** So much of the 1000 m that were listed, in a delivery of which this is the id. */
    public String counted(int metres) {
        String delivery = listed();
        as(factoryUser)
                .body("{\"items\": [{\"material\": \"FAB-01\", \"counted\": %d}]}".formatted(metres))
                .post("/api/materials/%s/count".formatted(delivery))
                .then()
                .statusCode(200);
        return delivery;
    }

    /** A delivery that nobody counted, of which this is the id. */
    public String listed() {
        return once("factory")
                .body(delivery(id))
                .post("/api/materials")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    public ALot checked() {
        as("merchandiser").post(address("materials-check")).then().statusCode(200);
        return this;
    }

    public ALot approved(LocalDate meetingOn) {
        Announced.by(order.approved(UUID.fromString(id), meetingOn));
        Announced.awaitHeard(order);
        return this;
    }

    /** Everything that a start today waits for. */
    public ALot prepared() {
        return scheduled(today().toString(), today().plusDays(20).toString())
                .materialsChecked()
                .approved(workingDay(today(), -2));
    }

    public ALot started() {
        start().then().statusCode(200).body("status", equalTo("STARTED"));
        return this;
    }

    public Response start() {
        return as(factoryUser).post(address("start"));
    }

    public Response startOn(String day) {
        return as(factoryUser).body("{\"occurredOn\": \"%s\"}".formatted(day)).post(address("start"));
    }

    public Response report(String process, int quantity) {
        return report(process, quantity, "");
    }

    /** More members begin with a comma. */
    public Response report(String process, int quantity, String more) {
        return once(factoryUser).body(reportBody(process, quantity, more)).post(address("progress"));
    }

    /** Its factory sent a report of sewing, of which nothing is cut yet. */
    public ALot reportedTooEarly(String key) {
        as(factoryUser)
                .body("""
                        {"reports": [{"key": "%s", "reportedAt": "2026-11-24T01:00:00Z", "lineId": "%s",
                         "process": "SEWING", "quantity": 1}]}""".formatted(key, order.line(1)))
                .post(address("progress-batches"))
                .then()
                .statusCode(200)
                .body("reports[0].status", equalTo("PENDING"));
        return this;
    }

    public String reportBody(String process, int quantity, String more) {
        return """
                {"lineId": "%s", "process": "%s", "quantity": %d%s}""".formatted(order.line(1), process, quantity, more);
    }

    /** Through all processes. */
    public ALot packed(int pieces) {
        for (WorkProcess process : Route.USUAL.processes()) {
            report(process.name(), pieces).then().statusCode(201);
        }
        return this;
    }

    public Response complete() {
        return as(factoryUser).post(address("completion"));
    }

    /** Quality announces that an inspection rejected it, and what stays open. */
    public ALot rejected(InspectionKind kind, String openPoint) {
        inspection = Ids.next();
        Announced.by(new InspectionReported(
                order.id(),
                UUID.fromString(id),
                1,
                inspection,
                kind,
                1,
                null,
                Verdict.REJECTED,
                500,
                50,
                new Defectives(0, 4, 1),
                List.of(openPoint),
                today(),
                "inspector",
                4));
        Announced.awaitHeard(order);
        return this;
    }

    /** Quality announces that so much has to be done again after the last inspection. */
    public ALot reworkOrdered(int quantity) {
        Announced.by(new ReworkOrdered(
                order.id(), UUID.fromString(id), inspection, quantity, "collar", today(), "supervisor"));
        Announced.awaitHeard(order);
        return this;
    }

    public String id() {
        return id;
    }

    public UUID orderId() {
        return order.id();
    }

    public UUID lineId() {
        return order.line(1);
    }

    public String address(String step) {
        return "/api/assignments/%s/%s".formatted(id, step);
    }

    public static String delivery(String assignmentId) {
        return """
                {"assignmentId": "%s", "deliveryNote": "DN-1", "items": [
                    {"material": "FAB-01", "name": "全棉斜纹", "unit": "m", "listed": 1000, "listedWidthCm": 150}]}""".formatted(assignmentId);
    }

    public static LocalDate today() {
        return LocalDate.now(ZoneId.of("Asia/Shanghai"));
    }

    public static LocalDate workingDay(LocalDate from, int add) {
        return LocalDate.parse(as("planner")
                .get("/api/calendar/working-days?from=%s&add=%d".formatted(from, add))
                .then()
                .statusCode(200)
                .extract()
                .path("date"));
    }
}
