package org.gendan.quality.correctiveaction;

import static org.gendan.quality.Chain.defect;
import static org.gendan.quality.Rest.as;
import static org.gendan.quality.Rest.once;
import static org.gendan.quality.Rest.problem;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.response.Response;
import java.time.LocalDate;
import java.util.List;
import org.gendan.quality.ALot;
import org.gendan.quality.Chain;
import org.gendan.quality.Photos;
import org.gendan.quality.ServiceTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@ServiceTest
class CorrectiveActionTest {
    private static final String ACTIONS = "/api/inspections/corrective-actions/";

    private Chain chain;
    private String inspection;

    @BeforeEach
    void aFirstBundleWithTwoDefects() {
        chain = Chain.of(ALot.of(500)).started();
        inspection = chain.reported(
                "FIRST_BUNDLE",
                Chain.START,
                20,
                defect("SKIPPED", "MAJOR", 1) + ", " + defect("SKIPPED", "MAJOR", 2) + ", "
                        + defect("COLLAR", "MINOR", 3),
                true);
    }

    @Test
    @Tag("S3.6")
    @Tag("S3.12")
    void theFactoryAnswersWithEvidenceUntilSomebodyElseFindsItEffective() {
        String action = Chain.id(raised("inspector", inspection, "SKIPPED", ALot.TODAY));
        String address = ACTIONS + action;
        as("inspector")
                .body("{\"effective\": true}")
                .post(address + "/verification")
                .then()
                .statusCode(409)
                .body("type", equalTo(problem("wrong-state")))
                .body("allowed", contains("ANSWERED"));
        String file = Photos.evidence("factory", action, "换针")
                .then()
                .statusCode(200)
                .body("status", equalTo("ANSWERED"))
                .body("answers[0].evidence", equalTo("换针"))
                .body("answers[0].effective", nullValue())
                .extract()
                .path("answers[0].files[0]");
        as("quality-manager")
                .get("%s/files/%s".formatted(address, file))
                .then()
                .statusCode(200)
                .contentType("image/png");
        as("factory-2").get("%s/files/%s".formatted(address, file)).then().statusCode(404);
        as("quality-manager")
                .body("{\"effective\": false}")
                .post(address + "/verification")
                .then()
                .statusCode(400);
        as("quality-manager")
                .body("{\"effective\": false, \"remark\": \"仍有跳针\", \"dueOn\": \"%s\"}"
                        .formatted(ALot.TODAY.plusDays(1)))
                .post(address + "/verification")
                .then()
                .statusCode(200)
                .body("status", equalTo("OPEN"))
                .body("dueOn", equalTo(ALot.TODAY.plusDays(1).toString()));
        Photos.evidence("factory", action, "换针板").then().statusCode(200);
        as("inspector")
                .body("{\"effective\": true}")
                .post(address + "/verification")
                .then()
                .statusCode(200)
                .body("status", equalTo("EFFECTIVE"))
                .body("raisedBy", equalTo("inspector"))
                .body("answers.answeredBy", contains("factory", "factory"))
                .body("answers.verifiedBy", contains("quality-manager", "inspector"))
                .body("answers.effective", contains(false, true))
                .body("nextSteps", hasSize(0));
        as("factory")
                .get("/api/inspections/%s/corrective-actions".formatted(inspection))
                .then()
                .statusCode(200)
                .body("items.id", contains(action));
    }

    @Test
    @Tag("S3.6")
    void anAnswerIsOfADayFromTheRaisingToToday() {
        String action = Chain.id(raised("inspector", inspection, "SKIPPED", ALot.TODAY));
        LocalDate raisedOn = LocalDate.parse(as("factory")
                .get(ACTIONS + action)
                .then()
                .statusCode(200)
                .extract()
                .path("raisedOn"));
        for (LocalDate wrong : List.of(raisedOn.minusDays(1), raisedOn.plusDays(1))) {
            Photos.evidence("factory", action, "换针", wrong.toString())
                    .then()
                    .statusCode(400)
                    .body("violations.field", contains("occurredOn"));
        }
        as("factory")
                .get(ACTIONS + action)
                .then()
                .body("status", equalTo("OPEN"))
                .body("answers", hasSize(0));
        as("factory").get(ACTIONS + action + "/files").then().body("$", hasSize(0));
        Photos.evidence("factory", action, "换针", raisedOn.toString())
                .then()
                .statusCode(200)
                .body("answers.answeredOn", contains(raisedOn.toString()));
    }

    @Test
    @Tag("S3.6")
    void itIsAboutDefectsOfAReportAndHasADayThatIsStillThere() {
        raised("quality-manager", inspection, "STAIN", ALot.TODAY).then().statusCode(400);
        raised("inspector", inspection, "COLLAR", ALot.TODAY.minusDays(1))
                .then()
                .statusCode(400);
        raised("inspector", inspection, "COLLAR", ALot.TODAY)
                .then()
                .statusCode(201)
                .body("overdue", equalTo(false));
        raised("inspector", chain.booked("FIRST_PIECE", ALot.TODAY), "COLLAR", ALot.TODAY)
                .then()
                .statusCode(409)
                .body("type", equalTo(problem("inspection-not-reported")));
    }

    private static Response raised(String user, String inspection, String code, LocalDate dueOn) {
        return once(user)
                .body("""
                        {"defects": [{"code": "%s", "process": "SEWING"}], "action": "整改", "dueOn": "%s"}""".formatted(code, dueOn))
                .post("/api/inspections/" + inspection + "/corrective-actions");
    }
}
