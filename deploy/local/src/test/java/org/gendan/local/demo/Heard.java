package org.gendan.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Keeps what was told of a journey, for a test. */
final class Heard implements Teller {

    final List<Answer> refusals = new ArrayList<>();
    final List<JsonNode> trackings = new ArrayList<>();

    @Override
    public void refused(String who, String what, Answer answer) {
        refusals.add(answer);
    }

    @Override
    public void tracking(JsonNode tracking) {
        trackings.add(tracking);
    }

    Answer refusal(String problem, String missing) {
        return refusals.stream()
                .filter(answer -> answer.problem().equals(problem))
                .filter(answer -> missing == null || answer.missing().contains(missing))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no refusal " + problem + " " + missing + " in " + refusals));
    }
}
