package org.gendan.quality.inspection;

import static org.gendan.quality.Chain.defect;
import static org.gendan.quality.Rest.as;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gendan.quality.ALot;
import org.gendan.quality.Announced;
import org.gendan.quality.Chain;
import org.gendan.quality.ServiceTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@ServiceTest
class ArchiveTest {

    @Test
    @Tag("S3.8")
    @Tag("S3.9")
    void theArchiveIsSearchedByWhatAReportSaysAndByWhoSignedIt() {
        Chain chain = Chain.of(ALot.of(500)).inProduction(400, 300);
        Announced.by(chain.lot().beside("B", 100).assigned());
        Announced.heard(chain.lot());
        String bad = chain.reported("MID", Chain.START.plusDays(4), 80, defect("NEEDLE", "CRITICAL", 1), true);
        String good = chain.reported("MID", Chain.START.plusDays(8), 80, defect("STAIN", "MINOR", 1), true);
        chain.sign(good);
        String paper = chain.reported("MID", Chain.START.plusDays(12), 80, "", true);
        chain.scanned(paper);
        String number = as("inspector").get(chain.plan()).then().extract().path("orderNumber");

        assertEquals(List.of(paper, good, bad), found("inspector", number, Map.of()));
        assertEquals(List.of(bad), found("inspector", number, Map.of("verdict", "REJECTED")));
        assertEquals(List.of(good), found("inspector", number, Map.of("defectCode", "STAIN")));
        assertEquals(List.of(good), found("quality-manager", number, Map.of("signed", true)));
        assertEquals(List.of(paper, bad), found("auditor", number, Map.of("signed", false)));
        assertEquals(
                List.of(good),
                found(
                        "merchandiser",
                        number,
                        Map.of(
                                "from",
                                Chain.START.plusDays(5).toString(),
                                "to",
                                Chain.START.plusDays(8).toString())));
        assertEquals(
                List.of(paper, good, bad),
                found(
                        "factory",
                        number,
                        Map.of(
                                "series",
                                "城市夹克",
                                "factoryId",
                                chain.lot().factory().toString())));
        assertEquals(List.of(), found("quality-manager", number, Map.of("series", "POLO")));
        assertEquals(List.of(), found("factory-2", number, Map.of()));

        chain.report(
                        good,
                        "{\"inspected\": 80, \"occurredOn\": \"%s\"%s}".formatted(Chain.START.plusDays(8), Chain.FOCUS))
                .then()
                .statusCode(200);
        assertEquals(List.of(), found("quality-manager", number, Map.of("signed", true)));
    }

    /** The ids of the mid inspections that are found, in pages of two. */
    private static List<String> found(String user, String number, Map<String, ?> wanted) {
        List<String> ids = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            var page = as(user).queryParams(wanted)
                    .queryParam("orderNumber", number)
                    .queryParam("kind", "MID")
                    .queryParam("limit", 2)
                    .queryParams(cursor.isEmpty() ? Map.of() : Map.of("cursor", cursor))
                    .get("/api/inspections")
                    .then()
                    .statusCode(200)
                    .extract();
            ids.addAll(page.path("items.id"));
            cursor = page.path("next");
        }
        return ids;
    }
}
