package org.gendan.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.gendan.local.mailbox.Mailbox.Mail;

/** Keeps what was told of a journey, for a test. */
final class Heard implements Teller {

    final List<Answer> refusals = new ArrayList<>();
    final List<JsonNode> trackings = new ArrayList<>();
    final List<LocalDate> days = new ArrayList<>();
    final List<Mail> mails = new ArrayList<>();

    @Override
    public void refused(String who, String what, Answer answer) {
        refusals.add(answer);
    }

    @Override
    public void tracking(JsonNode tracking) {
        trackings.add(tracking);
    }

    @Override
    public void day(LocalDate day) {
        days.add(day);
    }

    @Override
    public void mails(List<Mail> mails) {
        this.mails.addAll(mails);
    }

    /** The refusal of a rule that waits for nothing. */
    Answer refusal(String problem) {
        return refusals.stream()
                .filter(answer -> answer.problem().equals(problem))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no refusal " + problem + " in " + refusals));
    }

    /** The refusal of a gate that waited for just this. */
    Answer refusal(String gate, String... missing) {
        return refusals.stream()
                .filter(answer -> answer.problem().equals(gate))
                .filter(answer -> new HashSet<>(answer.missing()).equals(Set.of(missing)))
                .findFirst()
                .orElseThrow(() ->
                        new AssertionError("no refusal " + gate + " for " + List.of(missing) + " in " + refusals));
    }
}
