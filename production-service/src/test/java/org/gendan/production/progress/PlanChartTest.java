package org.gendan.production.progress;

import static io.restassured.RestAssured.given;
import static org.gendan.production.Rest.problem;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.gendan.kernel.time.BusinessClock;
import org.gendan.production.ServiceTest;
import org.gendan.production.order.ALot;
import org.gendan.testing.Tokens;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@ServiceTest
class PlanChartTest {

    @Inject
    BusinessClock clock;

    @Test
    @Tag("S1.10a")
    @Tag("S4.3")
    void thePlanIsDrawnBesideTheProgressInBothLanguagesAndInFigures() throws IOException {
        ALot lot = ALot.started(1_000);
        lot.report("CUTTING", 900).then().statusCode(201);
        lot.report("SEWING", 455).then().statusCode(201);
        String svg = chart(lot, "planner", "*/*")
                .then()
                .statusCode(200)
                .contentType(startsWith("image/svg+xml"))
                .extract()
                .asString();
        for (String shown :
                new String[] {"裁剪 Cutting", "900 / 1000", "缝制 Sewing", "455 / 1000", "今日", "合同交期", "2027-02-20"}) {
            assertTrue(svg.contains(shown), shown);
        }
        byte[] png = chart(lot, "planner", "image/png")
                .then()
                .statusCode(200)
                .contentType("image/png")
                .extract()
                .asByteArray();
        assertEquals(960, ImageIO.read(new ByteArrayInputStream(png)).getWidth());
        Files.write(Path.of("target/plan-chart.png"), png);
        String today = clock.today().toString();
        chart(lot, "planner", "application/json")
                .then()
                .statusCode(200)
                .body("plan", equalTo(1))
                .body("processes.percent", contains(90, 45, 0, 0))
                .body("processes.workedFrom", contains(today, today, null, null))
                .body("processes.workedUntil", contains(today, today, null, null))
                .body("processes.process", contains("CUTTING", "SEWING", "PRESSING", "PACKING"));
    }

    @Test
    void theFactorySeesNoContractDateAndNobodyAChartWithoutAPlan() {
        ALot lot = ALot.started(100);
        assertTrue(!chart(lot, "factory", "image/svg+xml").asString().contains("2027-02-20"));
        chart(lot, "factory-2", "image/svg+xml").then().statusCode(404);
        chart(ALot.assignedOfSeries("城市夹克", 10), "planner", "application/json")
                .then()
                .statusCode(409)
                .body("type", equalTo(problem("not-scheduled")));
    }

    private static Response chart(ALot lot, String user, String accept) {
        return given().auth().oauth2(Tokens.of(user)).accept(accept).get(lot.address("plan-chart"));
    }
}
