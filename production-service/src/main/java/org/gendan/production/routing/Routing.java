package org.gendan.production.routing;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Version;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.gendan.kernel.audit.Audited;

/** How the products of one series are made where that is not the usual way. What was given out already keeps its own. */
@Entity
public class Routing implements Audited {
    @Id
    private UUID id;

    @Version
    private long version;

    private String series;

    @ElementCollection
    @CollectionTable(name = "routing_step", joinColumns = @JoinColumn(name = "routing_id"))
    private List<Step> steps = new ArrayList<>();

    protected Routing() {}

    Routing(String series) {
        this.id = idOf(series);
        this.series = series;
    }

    /** One routing per series, whoever states it first. */
    static UUID idOf(String series) {
        return UUID.nameUUIDFromBytes(("gendan:routing:" + series).getBytes(StandardCharsets.UTF_8));
    }

    void state(RoutingDetails details) {
        steps.clear();
        steps.addAll(details.route().steps());
    }

    public UUID id() {
        return id;
    }

    public long version() {
        return version;
    }

    public String series() {
        return series;
    }

    public Route route() {
        return new Route(steps);
    }

    @Override
    public String auditKey() {
        return id.toString();
    }
}
