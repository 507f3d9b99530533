package org.gendan.contracts.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import org.gendan.contracts.Break;
import org.junit.jupiter.api.Test;

/** What counts as a break of a schema, each alone, and what does not. */
class CompatibilityTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SCHEMA = """
            {"type": "object", "required": ["number", "tier"],
             "properties": {
               "number": {"type": "string", "maxLength": 40},
               "tier": {"type": "string", "enum": ["MAIN", "TO_DEVELOP"]},
               "language": {"type": "string", "pattern": "^[a-z]{2}$"},
               "lines": {"type": "array", "maxItems": 100, "items": {"$ref": "#/definitions/Line"}}},
             "definitions": {
               "Line": {"type": "object", "required": ["quantity"],
                        "properties": {"quantity": {"type": "integer", "minimum": 1, "maximum": 1000}}}}}""";

    @Test
    void theSameIsNoBreak() throws Exception {
        assertEquals(List.of(), breaks(SCHEMA));
    }

    @Test
    void aTypeThatIsGone() throws Exception {
        assertEquals(
                List.of(new Break("order.order-opened.v1", "is gone")),
                Compatibility.breaks(Map.of("order.order-opened.v1", JSON.readTree(SCHEMA)), Map.of()));
    }

    @Test
    void aMemberThatIsGone() throws Exception {
        broken("language", "\"language\": {\"type\": \"string\", \"pattern\": \"^[a-z]{2}$\"},", "");
    }

    @Test
    void aMemberOfAnotherKind() throws Exception {
        broken("number", "\"type\": \"string\", \"maxLength\": 40", "\"type\": \"boolean\"");
    }

    @Test
    void aMemberOfADefinitionOfAnotherKind() throws Exception {
        broken("lines[].quantity", "\"type\": \"integer\"", "\"type\": \"number\"");
    }

    @Test
    void aMemberThatIsRequiredNow() throws Exception {
        broken("language", "[\"number\", \"tier\"]", "[\"number\", \"tier\", \"language\"]");
    }

    @Test
    void aMemberThatIsRequiredNoLonger() throws Exception {
        broken("tier", "[\"number\", \"tier\"]", "[\"number\"]");
    }

    @Test
    void aNewMemberThatIsRequired() throws Exception {
        broken("kind", "[\"number\", \"tier\"]", "[\"number\", \"tier\", \"kind\"]");
    }

    @Test
    void aWordThatIsGone() throws Exception {
        broken("tier", "[\"MAIN\", \"TO_DEVELOP\"]", "[\"MAIN\"]");
    }

    @Test
    void aTextThatHasToBeOneOfSomeWordsNow() throws Exception {
        broken("number", "\"maxLength\": 40", "\"maxLength\": 40, \"enum\": [\"A\"]");
    }

    @Test
    void wordsThatMayBeAnyTextNow() throws Exception {
        broken("tier", ", \"enum\": [\"MAIN\", \"TO_DEVELOP\"]", "");
    }

    @Test
    void aShorterText() throws Exception {
        broken("number", "40", "39");
    }

    @Test
    void aShorterList() throws Exception {
        broken("lines", "100,", "99,");
    }

    @Test
    void aSmallerMaximum() throws Exception {
        broken("lines[].quantity", "1000", "999");
    }

    @Test
    void aGreaterMinimum() throws Exception {
        broken("lines[].quantity", "\"minimum\": 1", "\"minimum\": 2");
    }

    @Test
    void aBoundWhereThereWasNone() throws Exception {
        broken("number", "\"maxLength\": 40", "\"maxLength\": 40, \"minLength\": 1");
    }

    @Test
    void anotherForm() throws Exception {
        broken("language", "^[a-z]{2}$", "^[a-z]+$");
    }

    @Test
    void whatGrowsIsNoBreak() throws Exception {
        assertEquals(List.of(), grown("40", "41"));
        assertEquals(List.of(), grown("\"maxLength\": 40", "\"maxLength\": 40, \"title\": \"Number\""));
        assertEquals(List.of(), grown("[\"MAIN\",", "[\"KEY\", \"MAIN\","));
        assertEquals(List.of(), grown("\"number\": {", "\"since\": {\"type\": \"boolean\"}, \"number\": {"));
        assertEquals(List.of(), grown("\"minimum\": 1", "\"minimum\": 0"));
    }

    /** One replacement, one break, at this member. */
    private static void broken(String member, String what, String by) throws JsonProcessingException {
        List<Break> breaks = grown(what, by);
        assertEquals(
                List.of("order.order-opened.v1 " + member),
                breaks.stream().map(Break::place).toList(),
                breaks::toString);
    }

    private static List<Break> grown(String what, String by) throws JsonProcessingException {
        assertTrue(SCHEMA.contains(what), what);
        return breaks(SCHEMA.replace(what, by));
    }

    private static List<Break> breaks(String later) throws JsonProcessingException {
        JsonNode was = JSON.readTree(SCHEMA);
        return Compatibility.breaks("order.order-opened.v1", was, JSON.readTree(later));
    }
}
