package org.gendan.quality;

import static org.gendan.quality.Chain.checks;
import static org.gendan.quality.Chain.parcel;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.gendan.testing.AccessTable;
import org.gendan.testing.AccessTable.Route;
import org.gendan.testing.Management;
import org.gendan.testing.Tokens;
import org.junit.jupiter.api.Test;

/** The table of the README, cell by cell. */
@ServiceTest
class QualityAccessTest {
    private static final String SWITCHING = "{\"series\": \"POLO\", \"class\": \"MAJOR\", \"on\": true}";
    private static final String CORRECTIVE_ACTION = """
            {"defects": [{"code": "COLLAR", "process": "SEWING"}], "action": "改领", "dueOn": "%s"}""".formatted(ALot.TODAY);
    private static final String MENDING = "{\"remark\": \"整改完毕\"}";

    private final AccessTable table = AccessTable.in(Path.of("README.md"));

    @Test
    void itIsReady() {
        Management.ask().get("/q/health/ready").then().statusCode(200).body("status", equalTo("UP"));
    }

    @Test
    void everyRouteIsDecided() {
        table.matchesOpenApi();
    }

    @Test
    void everyCellHolds() {
        Objects own = new Objects(Chain.of(ALot.of(500)));
        Objects foreign = new Objects(Chain.of(ALot.of(500).ofOthers()).appointed("inspector-2"));
        // What is given to the first inspector here must stay foreign to that inspector elsewhere.
        Chain given = Chain.of(ALot.of(500).ofOthers());
        table.verify(new AccessTable.Objects() {
            @Override
            public String address(Route route, boolean mine) {
                if (!mine && route.path().endsWith("/inspector")) {
                    return given.plan() + "/inspector";
                }
                return (mine ? own : foreign).address(route, mine);
            }

            @Override
            public RequestSpecification body(Route route, RequestSpecification request) {
                return with(own.body(route), route, request);
            }
        });
    }

    private static RequestSpecification with(String body, Route route, RequestSpecification request) {
        if (route.path().endsWith("/signed-scan")) {
            return request.multiPart(
                            "file", "scan.pdf", "%PDF-1.7 signed".getBytes(StandardCharsets.UTF_8), "application/pdf")
                    .multiPart("signedBy", "王厂长");
        }
        if (route.path().endsWith("/photos")) {
            return request.multiPart("file", "collar.png", Photos.SMALLEST, "image/png");
        }
        if (route.path().endsWith("/evidence")) {
            return request.multiPart("evidence", "换针");
        }
        return request.contentType(ContentType.JSON).body(body);
    }

    @Test
    void everyStepThatAViewOffersIsTaken() {
        Objects any = new Objects(Chain.of(ALot.of(500)));
        String sealed = lot().sampleConfirmed();
        Map<String, Supplier<String>> states = new LinkedHashMap<>();
        states.put("a lot given to its inspector", () -> lot().plan());
        states.put("a lot whose number of mid reports is undecided", () -> Chain.of(ALot.of(12_000))
                .plan());
        states.put("a lot that was finally accepted", () -> {
            Chain lot = packed();
            lot.finalAccepted();
            return lot.plan();
        });
        sampleStates(states);
        states.put("minutes of a meeting", QualityAccessTest::minutes);
        inspectionStates(states);
        states.put("a corrective action", QualityAccessTest::correctiveAction);
        states.put("an answered corrective action", () -> {
            String address = correctiveAction();
            Photos.evidence("factory", address.substring(address.lastIndexOf('/') + 1), "换针")
                    .then()
                    .statusCode(200);
            return address;
        });
        table.everyStepOffered(states, new AccessTable.Objects() {
            @Override
            public String address(Route route, boolean mine) {
                return any.address(route, mine);
            }

            @Override
            public RequestSpecification body(Route route, RequestSpecification request) {
                String body =
                        switch (route.path().substring(route.path().lastIndexOf('/'))) {
                            case "/earlier-sample" -> "{\"sampleId\": \"%s\", \"reason\": \"同款\"}".formatted(sealed);
                            case "/report" -> "{\"inspected\": 200}";
                            case "/decision" -> "{\"accepted\": true, \"reason\": \"客户同意\"}";
                            default -> any.body(route);
                        };
                return with(body, route, request);
            }
        });
    }

    private static Chain lot() {
        return Chain.of(ALot.of(500));
    }

    private static void sampleStates(Map<String, Supplier<String>> states) {
        String samples = "/api/samples/";
        states.put("a sample", () -> samples + lot().sampleMade("PRE_PRODUCTION"));
        states.put("a reported sample", () -> samples + lot().sampleReported());
        states.put("a sample with an open point", () -> samples + lot().sampleReported("门襟"));
        states.put("a received sample", () -> samples + lot().sampleReceived());
        states.put("a sealed sample", () -> samples + lot().sampleConfirmed());
        states.put("a shipping sample", () -> {
            Chain lot = lot();
            lot.sampleConfirmed();
            return samples + lot.sampleMade("SHIPPING");
        });
        states.put("a shipping sample that the factory checked", () -> {
            Chain lot = lot();
            lot.sampleConfirmed();
            String address = samples + lot.sampleMade("SHIPPING");
            Chain.step("factory", address + "/factory-check", "{}");
            return address;
        });
        states.put("a checked shipping sample that there is nothing to compare with", () -> {
            String address = samples + lot().sampleMade("SHIPPING");
            Chain.step("factory", address + "/factory-check", "{}");
            return address;
        });
        states.put("a shipping sample that was passed on", () -> {
            Chain lot = lot();
            lot.sampleConfirmed();
            return samples + lot.shippingSamplePassedOn();
        });
    }

    private static String minutes() {
        Chain lot = lot();
        lot.sampleConfirmed();
        return "/api/meetings/" + Chain.id(lot.hold(Chain.explained("面料")));
    }

    private static void inspectionStates(Map<String, Supplier<String>> states) {
        String inspections = "/api/inspections/";
        states.put("a booked first piece", () -> inspections + started().booked("FIRST_PIECE", ALot.TODAY));
        states.put("a first piece that failed", () -> inspections + failed(started()));
        states.put("a first piece whose scan is not confirmed", () -> {
            Chain lot = started();
            String inspection = lot.reported("FIRST_PIECE", ALot.TODAY, 1, "", true);
            lot.scanned(inspection);
            return inspections + inspection;
        });
        states.put("a signed first piece", () -> {
            Chain lot = started();
            String inspection = lot.reported("FIRST_PIECE", ALot.TODAY, 1, "", true);
            lot.sign(inspection);
            return inspections + inspection;
        });
        states.put("a booked final inspection", () -> inspections + packed().booked("FINAL", ALot.TODAY));
        states.put("a final inspection that found the lot good", () -> inspections + packed().finalReported());
        states.put("a final inspection that found the lot bad", () -> inspections + rejected());
        states.put("an accepted lot", () -> inspections + packed().finalAccepted());
        states.put("a rejected lot", () -> {
            String inspection = rejected();
            Chain.step(
                    "supervisor", inspections + inspection + "/decision", "{\"accepted\": false, \"reason\": \"破洞\"}");
            return inspections + inspection;
        });
    }

    private static Chain started() {
        Chain lot = lot();
        lot.started();
        return lot;
    }

    private static Chain packed() {
        return lot().inProduction(500, 500).midReports(2);
    }

    private static String failed(Chain lot) {
        return lot.reported("FIRST_PIECE", ALot.TODAY, 1, Chain.defect("COLLAR", "MAJOR", 1), true);
    }

    private static String rejected() {
        Chain lot = packed();
        String inspection = lot.reported("FINAL", ALot.TODAY, 200, Chain.defect("COLLAR", "CRITICAL", 1), true);
        lot.sign(inspection);
        return inspection;
    }

    private static String correctiveAction() {
        return "/api/inspections/corrective-actions/"
                + Chain.id(Rest.once("quality-manager")
                        .body(CORRECTIVE_ACTION)
                        .post("/api/inspections/" + failed(started()) + "/corrective-actions"));
    }

    /** One lot with everything that a command may be tried on; what a command changes leaves the next cell its access. */
    private static final class Objects {
        private final Chain chain;
        private final String inspection;
        private final String sample;
        private final String meeting;
        private final String scan;
        private final String action;
        private final String file;

        Objects(Chain chain) {
            this.chain = chain;
            String inspector = chain.lot().factoryUser().equals("factory") ? "inspector" : "inspector-2";
            chain.inspectedBy(inspector);
            chain.sampleConfirmed();
            this.meeting = Chain.id(chain.hold(Chain.explained("面料")));
            this.sample = chain.sampleMade("SHIPPING");
            chain.started();
            this.inspection = chain.reported("FIRST_PIECE", ALot.TODAY, 1, Chain.defect("COLLAR", "MINOR", 1), true);
            this.scan = chain.scanned(inspection);
            this.action = Chain.id(Rest.once("quality-manager")
                    .body(CORRECTIVE_ACTION)
                    .post("/api/inspections/" + inspection + "/corrective-actions"));
            this.file = Photos.evidence(chain.lot().factoryUser(), action, "换针")
                    .then()
                    .statusCode(200)
                    .extract()
                    .path("answers[0].files[0]");
        }

        String address(Route route, boolean mine) {
            String path = route.path();
            String address = path.replace("{service}", "quality")
                    .replace("{assignmentId}", chain.lot().id().toString())
                    .replace("{orderId}", chain.lot().orderId().toString())
                    .replace("{factoryId}", mine ? Tokens.FACTORY_ID : Tokens.OTHER_FACTORY_ID)
                    .replace("{documentId}", scan)
                    .replace("{actionId}", action)
                    .replace("{fileId}", file);
            if (path.equals("/api/sampling-plans")) {
                return address + "?lotSize=8000&aql=2.5";
            }
            if (path.equals("/api/meetings/agenda")) {
                return address + "?assignmentId=" + chain.lot().id();
            }
            if (path.endsWith("/resumption")) {
                Rest.as("quality-manager").body(SWITCHING).put(address.replace("/resumption", ""));
            }
            return address.replace(
                    "{id}",
                    path.startsWith("/api/samples") ? sample : path.startsWith("/api/meetings") ? meeting : inspection);
        }

        String body(Route route) {
            String lot = chain.lot().id().toString();
            return switch (route.path().replaceFirst("/api/(ops/)?", "")) {
                case "inspection-plans/{assignmentId}/inspector" -> "{\"inspector\": \"inspector\"}";
                case "inspection-plans/{assignmentId}/mid-reports" -> "{\"required\": 8, \"reason\": \"large\"}";
                case "inspection-plans/{assignmentId}/difficult-points" -> "{\"points\": [\"门襟\"]}";
                case "inspection-plans/{assignmentId}/earlier-sample" ->
                    "{\"sampleId\": \"%s\", \"reason\": \"same\"}".formatted(sample);
                case "inspection-plans/{assignmentId}/remainder" -> "{\"inspected\": 20, \"resolved\": false}";
                case "inspection-plans/orders/{orderId}/release-revocation" -> "{\"reason\": \"damp\"}";
                case "samples" -> "{\"assignmentId\": \"%s\", \"kind\": \"PRE_PRODUCTION\"}".formatted(lot);
                case "samples/{id}/checks" -> checks(true);
                case "samples/{id}/parcel" -> parcel();
                case "samples/{id}/confirmation" -> "{\"accepted\": true}";
                case "samples/{id}/rejection" -> "{\"reason\": \"colour\"}";
                case "meetings" -> """
                    {"assignmentId": "%s", "attendees": ["王厂长"], "points": []}""".formatted(lot);
                case "inspections" -> "{\"assignmentId\": \"%s\", \"kind\": \"FIRST_PIECE\"}".formatted(lot);
                case "inspections/{id}/draw" -> "{\"cartons\": 40}";
                case "inspections/{id}/report" -> "{\"inspected\": 1}";
                case "inspections/{id}/rectification", "inspections/{id}/rework" -> MENDING;
                case "inspections/{id}/corrective-actions" -> CORRECTIVE_ACTION;
                case "inspections/corrective-actions/{actionId}/verification" -> "{\"effective\": true}";
                case "inspections/{id}/decision", "inspections/{id}/scan-confirmation" -> "{\"accepted\": true}";
                case "sampling-plans/switching/{factoryId}" -> SWITCHING;
                case "sampling-plans/switching/{factoryId}/resumption" ->
                    "{\"series\": \"POLO\", \"class\": \"MAJOR\", \"reason\": \"整改\"}";
                case "{service}/clock" -> "{\"now\": \"2020-01-01T00:00:00Z\"}";
                case "{service}/replay",
                        "{service}/blocked-streams",
                        "{service}/parked-events/release",
                        "{service}/parked-events/skip" -> "{\"key\": \"none\"}";
                case "{service}/subscriber-replays" -> "{\"topic\": \"gendan.replay.test\"}";
                case "{service}/given-up-work/resumption" -> "{\"kind\": \"none\", \"key\": \"none\"}";
                default -> "{}";
            };
        }
    }

    @Test
    void whoNamesAnAssignmentOfOthersFindsNone() {
        ALot others = Chain.of(ALot.of(500).ofOthers()).appointed("inspector-2").lot();
        Rest.once("factory")
                .body("{\"assignmentId\": \"%s\", \"kind\": \"SHIPPING\"}".formatted(others.id()))
                .post("/api/samples")
                .then()
                .statusCode(404)
                .body("type", equalTo(Rest.problem("unknown-inspection-plan")));
        Rest.once("inspector")
                .body("{\"assignmentId\": \"%s\", \"kind\": \"FIRST_PIECE\"}".formatted(others.id()))
                .post("/api/inspections")
                .then()
                .statusCode(404);
        Rest.as("merchandiser")
                .get("/api/inspection-plans/orders/" + others.orderId())
                .then()
                .statusCode(404);
        Rest.as("quality-manager")
                .get("/api/inspection-plans/" + UUID.randomUUID())
                .then()
                .statusCode(404);
    }
}
