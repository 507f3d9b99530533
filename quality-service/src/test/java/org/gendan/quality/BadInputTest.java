package org.gendan.quality;

import static io.restassured.RestAssured.given;
import static org.gendan.quality.Rest.as;
import static org.gendan.quality.Rest.once;
import static org.gendan.quality.Rest.problem;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.gendan.testing.Rows;
import org.gendan.testing.Tokens;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever comes in wrong is refused with what to mend, and changes nothing. */
@ServiceTest
class BadInputTest {
    private Chain chain;
    private String firstPiece;
    private String before;

    @BeforeEach
    void aReportedFirstPiece() {
        chain = Chain.of(ALot.of(500)).started();
        firstPiece = chain.reported("FIRST_PIECE", Chain.START, 1, "", true);
        before = traces();
    }

    @AfterEach
    void nothingWasChanged() {
        assertEquals(before, traces());
    }

    private String traces() {
        String key = chain.lot().orderId().toString();
        return Rows.count("select count(*) from audit_event where key = ?", key) + " changes, "
                + Rows.count("select count(*) from domain_event where key = ?", key) + " events";
    }

    @Test
    void aBodyThatIsNoJsonOrOfAnotherTypeOrWithAFieldThatDoesNotExist() {
        refused(400, "unreadable-body", post("{\"inspected\": "));
        refused(400, "unreadable-body", post("{\"inspected\": 1.5}"));
        refused(400, "unreadable-body", post("{\"inspected\": 1, \"verdict\": \"ACCEPTED\"}"))
                .then()
                .body("violations[0].field", equalTo("verdict"))
                .body("violations[0].message", containsString("known are"));
        refused(
                415,
                "unsupported-media-type",
                as("inspector").contentType(ContentType.TEXT).body("good").post(report()));
    }

    @Test
    void aQuantityBelowZeroAndADateInTheFuture() {
        refused(400, "invalid-request", post("{\"inspected\": -1}"))
                .then()
                .body("violations.field", hasItem("inspected"));
        refused(400, "invalid-request", chain.book("SEMI_FINISHED", ""));
        refused(400, "invalid-request", chain.book("FIRST_PIECE", ", \"occurredOn\": \"2999-01-01\""));
        refused(400, "unreadable-body", chain.book("FIRST_CARTON", ""));
        refused(400, "invalid-request", as("inspector").get("/api/inspections?limit=201"));
        refused(400, "invalid-request", as("inspector").get("/api/inspections?cursor=AAAA"));
    }

    @Test
    void anIdThatNobodyKnows() {
        String unknown = "/api/inspections/" + UUID.randomUUID();
        refused(404, "unknown-inspection", as("inspector").get(unknown));
        refused(404, "unknown-inspection", as("factory").body("{}").post(unknown + "/signature"));
        refused(404, "unknown-sample", as("inspector").get("/api/samples/" + UUID.randomUUID()));
        refused(404, "unknown-meeting", as("inspector").get("/api/meetings/" + UUID.randomUUID()));
        assertEquals(404, as("inspector").get("/api/inspections/not-a-uuid").statusCode());
    }

    @Test
    void aStepFromTheWrongStateAndOneThatRestsOnAnOlderSight() {
        String inspection = "/api/inspections/" + firstPiece;
        refused(
                409,
                "nothing-to-rectify",
                as("inspector").body("{\"remark\": \"none\"}").post(inspection + "/rectification"));
        refused(
                409,
                "not-a-final-inspection",
                as("supervisor").body("{\"accepted\": true}").post(inspection + "/decision"));
        refused(
                412,
                "stale-version",
                as("factory").header("If-Match", "\"0\"").body("{}").post(inspection + "/signature"));
    }

    @Test
    void aScanThatIsTooLargeOrNoScan() {
        refused(415, "unsupported-file", scan("MZ this is a program".getBytes(StandardCharsets.UTF_8)));
        byte[] large = new byte[20 * 1024 * 1024 + 1];
        System.arraycopy("%PDF-1.7".getBytes(StandardCharsets.UTF_8), 0, large, 0, 8);
        refused(413, "too-large", scan(large));
    }

    @Test
    void aPostThatCreatesSomethingNeedsItsKey() {
        refused(
                400,
                "idempotency-key-missing",
                as("inspector")
                        .body("{\"assignmentId\": \"%s\", \"kind\": \"FIRST_PIECE\"}"
                                .formatted(chain.lot().id()))
                        .post("/api/inspections"));
    }

    @Test
    void theWrongRoleIs403AndAnotherInspectorsOrFactorysLotIs404() {
        refused(403, "wrong-role", once("factory").body("{\"inspected\": 1}").post(report()));
        refused(403, "wrong-role", as("cashier").get(chain.plan()));
        refused(
                404,
                "unknown-inspection",
                as("inspector-2").body("{\"inspected\": 1}").post(report()));
        refused(404, "unknown-inspection", as("factory-2").get("/api/inspections/" + firstPiece));
        refused(404, "unknown-inspection-plan", as("merchandiser-2").get(chain.plan()));
    }

    @Test
    void aTokenThatIsNotOfThisRealm() {
        for (String token : List.of(
                Tokens.expired("inspector"),
                Tokens.ofAnotherRealm("inspector"),
                Tokens.forAnotherAudience("inspector"),
                Tokens.signedByAnotherKey("inspector"),
                Tokens.unsigned("inspector"))) {
            refused(401, "not-signed-in", given().auth().oauth2(token).get(chain.plan()));
        }
        refused(401, "not-signed-in", given().get(chain.plan()));
    }

    private String report() {
        return "/api/inspections/" + firstPiece + "/report";
    }

    private Response post(String body) {
        return as("inspector").body(body).post(report());
    }

    private Response scan(byte[] content) {
        return given().auth()
                .oauth2(Tokens.of("inspector"))
                .multiPart("file", "scan.pdf", content)
                .multiPart("signedBy", "王厂长")
                .post("/api/inspections/" + firstPiece + "/signed-scan");
    }

    private static Response refused(int status, String code, Response answer) {
        answer.then().statusCode(status).contentType("application/problem+json").body("type", equalTo(problem(code)));
        return answer;
    }
}
