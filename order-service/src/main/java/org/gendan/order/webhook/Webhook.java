package org.gendan.order.webhook;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.gendan.kernel.audit.Audited;

/** A system without Kafka that is told of events by signed requests. Whether it takes them stands elsewhere. */
@Entity
public class Webhook implements Audited {
    @Id
    private UUID id;

    @Version
    private long version;

    private String name;
    private String url;
    private List<String> types;
    private boolean active;
    private Instant since;
    private String createdBy;

    protected Webhook() {}

    Webhook(UUID id, WebhookDetails details, Instant since, String createdBy) {
        this.id = id;
        this.since = since;
        this.createdBy = createdBy;
        change(details);
    }

    void change(WebhookDetails details) {
        name = details.name();
        url = details.url();
        types = List.copyOf(details.types());
        active = details.active();
    }

    public UUID id() {
        return id;
    }

    public long version() {
        return version;
    }

    public WebhookDetails details() {
        return new WebhookDetails(name, url, List.copyOf(types), active);
    }

    public boolean isActive() {
        return active;
    }

    public Instant since() {
        return since;
    }

    public String createdBy() {
        return createdBy;
    }

    @Override
    public String auditKey() {
        return id.toString();
    }
}
