package org.gendan.kernel.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which characters a request's texts may hold. */
class StrictJsonTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    static {
        new StrictJson().customize(JSON);
    }

    record Request(
            @Size(max = 200) String name,
            String code,
            @Size(max = 201) String reason,
            @Size(max = 1000) List<@Size(max = 60) String> colours,
            @Size(max = 10) List<@Size(max = 1000) String> requirements) {}

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\\n", "\\r", "\\t", "\\u0000", "\\u001b", "\\u0085", "\\u2028", "\\u2029", "\\u202e", "\\u200b",
                "\\ue000", "\\ud800"
            })
    void aFieldOfOneLineTakesNoneThatBreaksItOrCannotBeSeen(String character) {
        for (String field : List.of("\"name\": \"a%sb\"", "\"code\": \"a%sb\"", "\"colours\": [\"a\", \"a%sb\"]")) {
            String body = "{" + field.formatted(character) + "}";
            JsonMappingException refused =
                    assertThrows(JsonMappingException.class, () -> JSON.readValue(body, Request.class), body);
            assertEquals(
                    "is one line, and has a character that breaks it or cannot be printed",
                    refused.getOriginalMessage());
        }
    }

    @Test
    void aLongTextMayHaveLines() throws JsonProcessingException {
        Request read = JSON.readValue(
                "{\"reason\": \"a\\r\\n\\tb\", \"requirements\": [\"a\\nb\"], \"name\": \" \u85CF\u9752 \ud83d\ude00 \"}",
                Request.class);
        assertEquals(new Request("\u85CF\u9752 \ud83d\ude00", null, "a\r\n\tb", null, List.of("a\nb")), read);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\u0000", "\\u001b", "\\u0085", "\\ud800"})
    void butNothingThatNoPaperShows(String character) {
        assertThrows(
                JsonMappingException.class,
                () -> JSON.readValue("{\"reason\": \"a%sb\"}".formatted(character), Request.class));
    }
}
