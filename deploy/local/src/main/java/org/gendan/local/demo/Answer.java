package org.gendan.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * What the gateway answered to a request.
 *
 * @param request method and path, as they were sent
 * @param trace the id under which every service that the request moved logs it (W3C trace context)
 * @param at when the whole answer was here
 */
public record Answer(String request, int status, JsonNode body, String etag, String trace, Instant at) {

    private static final String PROBLEM = "urn:gendan:problem:";

    /** The answer, if it has the status that the step must have. */
    public Answer expect(int expected) {
        if (status != expected) {
            throw new StepFailed(
                    request + " was answered with " + status + " instead of " + expected + ":\n" + pretty());
        }
        return this;
    }

    /** The problem's type without its prefix; empty when it is none. */
    public String problem() {
        var type = text("type");
        return type.startsWith(PROBLEM) ? type.substring(PROBLEM.length()) : "";
    }

    public boolean isRefusal(int expected, String problem) {
        return status == expected && problem().equals(problem);
    }

    /** The codes of what a closed gate waits for. */
    public List<String> missing() {
        return StreamSupport.stream(body.path("missing").spliterator(), false)
                .map(missing -> missing.path("code").asText())
                .toList();
    }

    /** Too early: nothing was announced here yet, or a gate still waits for something. */
    public boolean isTooEarly() {
        return status == 404 || status == 409 && !missing().isEmpty();
    }

    public String text(String member) {
        return body.path(member).asText();
    }

    public String pretty() {
        return body.toPrettyString();
    }
}
