package org.gendan.quality.sampling;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;

import io.restassured.response.ValidatableResponse;
import org.gendan.quality.ServiceTest;
import org.gendan.testing.Tokens;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@ServiceTest
class SamplingPlanResourceTest {

    @Test
    @Tag("rule-41")
    void aLotOf60IsInspectedByThePlanOfLetterF() {
        ask("lotSize=60&level=II&aql=2.5&severity=NORMAL")
                .statusCode(200)
                .body("codeLetter", equalTo("E"))
                .body("effectiveCodeLetter", equalTo("F"))
                .body("sampleSize", equalTo(20))
                .body("acceptNumber", equalTo(1))
                .body("rejectNumber", equalTo(2))
                .body("fullInspection", equalTo(false))
                .body("source", containsString("ISO 2859-1:1999 Table 1 (lot 51 to 90, level II) and Table 2-A"))
                .body("source", containsString("GB/T 2828.1-2012 表 1"));
    }

    @Test
    @Tag("rule-42")
    void levelAndSeverityAreIIAndNormalUnlessStatedAndMayBeWrittenAsPeopleDo() {
        ask("lotSize=8000&aql=2.5").body("sampleSize", equalTo(200)).body("acceptNumber", equalTo(10));
        ask("lotSize=8000&aql=2.50&level=s-4&severity=reduced")
                .body("codeLetter", equalTo("G"))
                .body("sampleSize", equalTo(13))
                .body("acceptNumber", equalTo(1));
        ask("lotSize=8000&aql=2.5&level=Ⅲ").body("codeLetter", equalTo("M"));
        ask("lotSize=5&aql=2.5").body("sampleSize", equalTo(5)).body("fullInspection", equalTo(true));
    }

    @Test
    @Tag("rule-35")
    void whatTheStandardDoesNotHaveIsRefusedWithWhatItHas() {
        ask("lotSize=1&level=IV&aql=2.0&severity=STRICT")
                .statusCode(400)
                .body("type", equalTo("urn:gendan:problem:invalid-request"))
                .body("violations.field", hasItems("lotSize", "level", "aql", "severity"))
                .body("violations.message", hasItem(containsString("a lot of one piece is inspected whole")))
                .body("violations.message", hasItem(containsString("S-1, S-2, S-3, S-4, I, II, III")))
                .body("violations.message", hasItem(containsString("0.010, 0.015, 0.025")))
                .body("violations.message", hasItem(containsString("NORMAL, TIGHTENED, REDUCED")));
        ask("level=II").statusCode(400).body("violations.field", hasItems("lotSize", "aql"));
        for (String nonsense :
                new String[] {"lotSize=many&aql=2.5", "lotSize=-3&aql=2.5", "lotSize=99999999999&aql=2.5"}) {
            ask(nonsense).statusCode(400).body("violations.field", hasItem("lotSize"));
        }
        for (String nonsense : new String[] {"2", "0", "G2"}) {
            ask("lotSize=60&aql=2.5&level=" + nonsense).statusCode(400).body("violations.field", hasItem("level"));
        }
        for (String nonsense : new String[] {"zero", "0", "-2.5", "2.5e0", "1e999999999", "2,5", "10000"}) {
            ask("lotSize=60&aql=" + nonsense).statusCode(400).body("violations.field", hasItem("aql"));
        }
    }

    @Test
    void everyMemberOfStaffReadsIt() {
        given().get("/api/sampling-plans?lotSize=60&aql=2.5").then().statusCode(401);
        for (String outsider : new String[] {"customer", "factory", "erp"}) {
            as(outsider, "lotSize=60&aql=2.5").statusCode(403);
        }
    }

    private static ValidatableResponse ask(String query) {
        return as("inspector", query);
    }

    private static ValidatableResponse as(String user, String query) {
        return given().auth()
                .oauth2(Tokens.of(user))
                .get("/api/sampling-plans?" + query)
                .then();
    }
}
