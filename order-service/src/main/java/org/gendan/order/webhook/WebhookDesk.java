package org.gendan.order.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.gendan.kernel.audit.Decisions;
import org.gendan.kernel.delivery.Envelope;
import org.gendan.kernel.rule.Refused;
import org.gendan.kernel.who.Caller;
import org.gendan.kernel.who.ExpectedVersion;
import org.gendan.language.Ids;

/** What an operator does about systems that are told of events by signed requests, and what is told them. */
@ApplicationScoped
public class WebhookDesk {
    private static final String WHAT = "Webhook";
    private static final int LARGEST_REPLAY = 10_000;

    private final Webhooks webhooks;
    private final Deliveries deliveries;
    private final AllowedHosts hosts;
    private final Secrets secrets;
    private final Decisions decisions;
    private final Caller caller;
    private final ExpectedVersion expected;
    private final boolean on;

    /** A webhook and how its receiver stands. */
    public record Seen(Webhook webhook, Standing standing) {}

    /** A webhook and a secret of it, which is shown this once. */
    public record WithSecret(Seen seen, String secret) {}

    WebhookDesk(
            Webhooks webhooks,
            Deliveries deliveries,
            AllowedHosts hosts,
            Secrets secrets,
            Decisions decisions,
            Caller caller,
            ExpectedVersion expected,
            @ConfigProperty(name = "gendan.webhooks.enabled") boolean on) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.hosts = hosts;
        this.secrets = secrets;
        this.decisions = decisions;
        this.caller = caller;
        this.expected = expected;
        this.on = on;
    }

    /** Whatever is announced once this returns is told. */
    @Transactional
    public WithSecret add(WebhookDetails details) {
        turnedOn();
        check(details);
        Webhook webhook = new Webhook(Ids.next(), details, deliveries.hearsFrom(), caller.name());
        webhooks.persistAndFlush(webhook);
        deliveries.open(webhook.id());
        Secrets.Made secret = secrets.make(webhook.id());
        deliveries.keep(webhook.id(), secret.sealed(), Duration.ZERO);
        return new WithSecret(seen(webhook), secret.shown());
    }

    @Transactional
    public Seen change(UUID id, WebhookDetails details) {
        Webhook webhook = webhooks.visible(id);
        expected.required(webhook.version());
        check(details);
        webhook.change(details);
        webhooks.flush();
        return seen(webhook);
    }

    private void turnedOn() {
        if (!on) {
            throw Refused.conflict("webhooks-off", Map.of());
        }
    }

    private void check(WebhookDetails details) {
        hosts.checked(details.url());
        EventPattern.check(details.types());
    }

    /** With the log of its deliveries, and whatever waits for it. */
    @Transactional
    public void remove(UUID id) {
        Webhook webhook = webhooks.visible(id);
        expected.required(webhook.version());
        webhooks.delete(webhook);
    }

    @Transactional
    public Seen get(UUID id) {
        return seen(webhooks.visible(id));
    }

    @Transactional
    public List<Seen> page(UUID after, int limit) {
        return webhooks.page(after, limit).stream().map(this::seen).toList();
    }

    /** For a while requests are signed with both, so that the receiver need not change at that very moment. */
    @Transactional
    public WithSecret rotate(UUID id, Duration overlap, String because) {
        turnedOn();
        Webhook webhook = webhooks.visible(id);
        Secrets.Made secret = secrets.make(id);
        deliveries.keep(id, secret.sealed(), overlap);
        decisions.note(
                webhook.auditKey(),
                WHAT,
                id.toString(),
                "secret rotated",
                because,
                Map.of("overlap", overlap.toString()));
        return new WithSecret(seen(webhook), secret.shown());
    }

    /** Tries one that was paused again, beginning with what has waited longest. */
    @Transactional
    public Seen resume(UUID id, String because) {
        Webhook webhook = webhooks.visible(id);
        if (!deliveries.resume(id)) {
            throw Refused.conflict("webhook-not-paused", Map.of());
        }
        decisions.note(webhook.auditKey(), WHAT, id.toString(), "resumed", because, Map.of());
        return seen(webhook);
    }

    @Transactional
    public List<Delivery> deliveries(UUID id, Delivery.Selection which, UUID after, int limit) {
        webhooks.visible(id);
        return deliveries.page(id, which, after, limit);
    }

    /** One event, of whatever type. */
    @Transactional
    public QueuedAgain replay(UUID id, UUID event, String because) {
        Webhook webhook = listening(id);
        if (!deliveries.replay(id, event)) {
            throw Refused.unknown("event", event);
        }
        noteReplay(webhook, because, Map.of("eventId", event.toString(), "deliveries", 1));
        return new QueuedAgain(1, null);
    }

    /** Those of its types that were announced in a time, about everything or about one key alone. */
    @Transactional
    public QueuedAgain replay(UUID id, Instant from, Instant to, String key, String because) {
        Webhook webhook = listening(id);
        QueuedAgain queued = deliveries.replay(id, from, to, key, LARGEST_REPLAY);
        noteReplay(
                webhook,
                because,
                Map.of(
                        "from", from.toString(),
                        "to", String.valueOf(to),
                        "key", String.valueOf(key),
                        "deliveries", queued.deliveries()));
        return queued;
    }

    private Webhook listening(UUID id) {
        Webhook webhook = webhooks.visible(id);
        if (!webhook.isActive()) {
            throw Refused.conflict("webhook-inactive", Map.of());
        }
        return webhook;
    }

    private void noteReplay(Webhook webhook, String because, Map<String, ?> facts) {
        decisions.note(webhook.auditKey(), WHAT, webhook.id().toString(), "replayed", because, facts);
    }

    /** Takes note of an event, in the transaction under way, for whoever wants to be told. */
    public void hear(Envelope event) {
        deliveries.hear(event);
    }

    private Seen seen(Webhook webhook) {
        return new Seen(webhook, deliveries.standing(webhook.id()));
    }
}
