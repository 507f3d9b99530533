package org.gendan.local.demo;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import org.gendan.local.mailbox.Mailbox.Mail;
import org.gendan.local.stack.Port;
import org.gendan.local.stack.Stack;

/** The mails that the local stack's mail server took, from a moment on. */
public final class Mails {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Services hand over their mails every second. */
    private static final Duration QUIET = Duration.ofSeconds(3);

    /** Beside other orders the mailbox is never quiet. */
    private static final int MOST_LOOKS = 5;

    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI messages;
    private final int before;

    private Mails(URI messages) {
        this.messages = messages;
        this.before = all().size();
    }

    public static Mails fromNowOn(Stack stack) {
        return new Mails(URI.create(stack.ports().url(Port.MAILBOX) + "/messages"));
    }

    /** Those that came since, in the order in which they came; what was written a moment ago is waited for. */
    public List<Mail> since() {
        try {
            var all = all();
            for (int look = 1, count = -1; count < all.size() && look <= MOST_LOOKS; look++, all = all()) {
                count = all.size();
                Thread.sleep(QUIET);
            }
            return all.subList(Math.min(before, all.size()), all.size());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StepFailed("interrupted", e);
        }
    }

    private List<Mail> all() {
        try {
            var answer =
                    client.send(HttpRequest.newBuilder(messages).timeout(LIMIT).build(), BodyHandlers.ofString());
            return JSON.readValue(answer.body(), new TypeReference<List<Mail>>() {});
        } catch (IOException e) {
            throw new StepFailed("The mailbox at " + messages + " cannot be read: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StepFailed("interrupted", e);
        }
    }
}
