package org.gendan.contracts.rest;

import static org.gendan.contracts.History.ROOT;
import static org.gendan.contracts.History.git;
import static org.gendan.contracts.History.released;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import org.gendan.contracts.Break;
import org.gendan.contracts.Changes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The published REST contract only grows; breaks that are planted are found. */
class CompatibilityTest {
    private static final String PUBLISHED = "deploy/contracts/openapi/gendan.json";

    private static final String BEFORE = """
            {"paths": {"/api/things": {
               "get": {"operationId": "thingList",
                 "parameters": [{"name": "limit", "in": "query", "schema": {"type": "integer", "format": "int32", "maximum": 200}}],
                 "responses": {"200": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Thing"}}}}}},
               "post": {"operationId": "thingMake",
                 "requestBody": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/NewThing"}}}},
                 "responses": {"201": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Thing"}}}}}}}},
             "components": {"schemas": {
               "Thing": {"type": "object", "required": ["id"], "properties": {
                 "id": {"type": "string", "format": "uuid"}, "state": {"type": "string", "enum": ["OPEN", "DONE"]},
                 "inner": {"$ref": "#/components/schemas/Thing"}}},
               "NewThing": {"type": "object", "required": ["name"], "properties": {
                 "name": {"type": "string", "maxLength": 40}, "pieces": {"type": "integer", "minimum": 0},
                 "tags": {"type": "array", "maxItems": 5, "items": {"type": "string", "maxLength": 10}}}}}}}""";

    @Test
    void whatStaysTheSameBreaksNothing() {
        assertEquals(List.of(), breaks(BEFORE));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "a path is gone | \"/api/things\" | \"/api/others\" | GET /api/things",
                "a method is gone | \"post\" | \"put\" | POST /api/things",
                "an operation is called otherwise | thingMake | thingCreate | POST /api/things",
                "a parameter is gone | \"limit\" | \"size\" | GET /api/things limit",
                "a parameter takes less | \"maximum\": 200 | \"maximum\": 100 | GET /api/things limit",
                "a parameter is required | \"in\": \"query\" | \"in\": \"query\", \"required\": true | GET /api/things limit",
                "a member is gone | \"state\" | \"status\" | Thing.state",
                "a member is of another type | \"format\": \"uuid\" | \"format\": \"date\" | Thing.id",
                "a member is no longer always there | \"required\": [\"id\"], | | Thing.id",
                "a value is gone | \"OPEN\", \"DONE\" | \"OPEN\" | Thing.state",
                "a request needs more | \"required\": [\"name\"] | \"required\": [\"name\", \"pieces\"] | NewThing.pieces",
                "a text may be less long | \"maxLength\": 40 | \"maxLength\": 20 | NewThing.name",
                "a number begins later | \"minimum\": 0 | \"minimum\": 1 | NewThing.pieces",
                "a list may have fewer entries | \"maxItems\": 5 | \"maxItems\": 4 | NewThing.tags",
                "an entry may be less long | \"maxLength\": 10 | \"maxLength\": 9 | NewThing.tags[]",
                "an answer is gone | \"201\" | \"200\" | POST /api/things 201",
            })
    void aBreakIsFound(String what, String from, String to, String place) {
        List<Break> breaks = breaks(BEFORE.replace(from, to == null ? "" : to));

        assertTrue(breaks.stream().anyMatch(each -> each.place().equals(place)), () -> what + ": " + breaks);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "\"state\" | \"at\": {\"type\": \"string\"}, \"state\"",
                "\"OPEN\", \"DONE\" | \"OPEN\", \"DONE\", \"NEW\"",
                "\"maxLength\": 40 | \"maxLength\": 80",
                "\"parameters\": [ | \"parameters\": [{\"name\": \"q\", \"in\": \"query\", \"schema\": {}}, ",
                "\"required\": [\"name\"], | ",
            })
    void whatGrowsBreaksNothing(String from, String to) {
        assertEquals(List.of(), breaks(BEFORE.replace(from, to == null ? "" : to)));
    }

    @Test
    void whatIsPublishedOnlyGrew() throws Exception {
        JsonNode now = Documents.read(ROOT.resolve(PUBLISHED));
        Optional<String> released = released();
        Optional<String> former = released.isPresent() ? git("show", released.get() + ":" + PUBLISHED) : before(now);
        assumeTrue(former.isPresent(), "there is no other one to compare with");

        var breaks = Compatibility.breaks(Documents.parse(former.get()), now);

        assertEquals(
                List.of(),
                released.isPresent() ? breaks : Changes.of(ROOT).untold(breaks),
                "until the first release each of these needs a line in deploy/contracts/changes.md that names it so");
    }

    /** The last one in the history that says something else. */
    private static Optional<String> before(JsonNode now) throws Exception {
        for (String commit : git("log", "-n", "20", "--format=%H", "--", PUBLISHED)
                .orElse("")
                .lines()
                .toList()) {
            Optional<String> then = git("show", commit + ":" + PUBLISHED);
            if (then.isPresent() && !Documents.parse(then.get()).equals(now)) {
                return then;
            }
        }
        return Optional.empty();
    }

    private static List<Break> breaks(String now) {
        return Compatibility.breaks(Documents.parse(BEFORE), Documents.parse(now));
    }
}
