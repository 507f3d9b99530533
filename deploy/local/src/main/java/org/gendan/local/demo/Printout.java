package org.gendan.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.gendan.local.mailbox.Mailbox.Mail;

/** Prints a journey as it goes. */
public final class Printout implements Teller {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEEE, yyyy-MM-dd", Locale.ENGLISH);

    private final PrintStream out;
    private int stages;
    private int shortcuts;

    public Printout(PrintStream out) {
        this.out = out;
    }

    public int shortcuts() {
        return shortcuts;
    }

    @Override
    public void stage(String title) {
        out.println();
        out.println("── " + ++stages + ". " + title);
    }

    @Override
    public void day(LocalDate day) {
        out.println();
        out.println("═══ " + DAY.format(day));
    }

    @Override
    public void did(String who, String what, Answer answer) {
        out.printf("   %-13s %s  → %d  (%s)%n", who, what, answer.status(), answer.request());
    }

    @Override
    public void refused(String who, String what, Answer answer) {
        shortcuts++;
        out.printf("   ✗ %-11s %s%n", who, what);
        out.printf("     refused: %d  (%s)%n", answer.status(), answer.request());
        out.print(answer.pretty().indent(7));
    }

    @Override
    public void happened(JsonNode fact) {
        out.printf(
                "   ◆ %s  %s  by %s, event %s%n",
                fact.path("occurredOn").asText(),
                fact.path("fact").asText(),
                fact.path("actor").asText(),
                fact.path("sourceEvent").asText());
    }

    @Override
    public void tracking(JsonNode tracking) {
        out.println("   tracking of order " + tracking.path("orderNumber").asText() + ":");
        for (var stage : tracking.path("stages")) {
            var status = stage.path("status").asText();
            if (!status.equals("PENDING")) {
                out.printf(
                        "     %-24s %-8s since %-27s %s%n",
                        stage.path("stage").asText(),
                        status,
                        stage.path("since").asText(),
                        waitingFor(stage));
            }
        }
        var pending = StreamSupport.stream(tracking.path("stages").spliterator(), false)
                .filter(stage -> stage.path("status").asText().equals("PENDING"))
                .map(stage -> stage.path("stage").asText())
                .collect(Collectors.joining(", "));
        out.println("     pending: " + pending);
    }

    @Override
    public void history(JsonNode tracking) {
        out.println("   what happened to it:");
        for (var fact : tracking.path("history")) {
            out.printf(
                    "     %s  %-38s %-18s recorded %-27s %s%n",
                    fact.path("occurredOn").asText(),
                    fact.path("fact").asText(),
                    fact.path("actor").asText(),
                    fact.path("recordedAt").asText(),
                    fact.path("sourceEvent").asText());
        }
    }

    @Override
    public void mails(List<Mail> mails) {
        out.println("   the mails that left, " + mails.size() + " of them:");
        for (var mail : mails) {
            out.printf("     to %-40s %s%n", String.join(", ", mail.to()), mail.subject());
        }
    }

    private static String waitingFor(JsonNode stage) {
        return StreamSupport.stream(stage.path("missing").spliterator(), false)
                .map(missing -> missing.path("who") + " " + missing.path("text").asText())
                .collect(Collectors.joining("; "));
    }
}
