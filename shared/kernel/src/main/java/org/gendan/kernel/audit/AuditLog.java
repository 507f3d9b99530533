package org.gendan.kernel.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.opentelemetry.api.trace.Span;
import io.quarkus.arc.Arc;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.gendan.kernel.store.Transactions;
import org.gendan.kernel.who.Acting;
import org.gendan.kernel.who.Caller;

/** Appends links to the audit trail's chains: what was changed, by whom, through which command and why. */
@ApplicationScoped
class AuditLog implements Decisions, Evidence {
    private static final String APPEND = "select audit_append(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private final Transactions transactions;
    private final ObjectMapper json;
    private final CurrentVertxRequest request;

    /** One link of a key's chain. */
    record Change(String key, String entity, String id, String what, String before, String after) {}

    AuditLog(Transactions transactions, ObjectMapper json, CurrentVertxRequest request) {
        this.transactions = transactions;
        this.json = json;
        this.request = request;
    }

    @Override
    public void note(String key, String what, String id, String decision, String because, Map<String, ?> facts) {
        append(List.of(new Change(key, what, id, decision, write(facts), null)), because);
    }

    @Override
    public void created(String key, String what, String id, Map<String, ?> facts) {
        append(List.of(new Change(key, what, id, "created", null, write(facts))), null);
    }

    /** In the transaction under way, for the reason that the caller gave, if any. */
    void append(List<Change> changes) {
        append(changes, null);
    }

    private void append(List<Change> changes, String because) {
        Acting acting = acting();
        transactions.inCurrent(connection -> {
            try (PreparedStatement append = connection.prepareStatement(APPEND)) {
                for (Change change : changes) {
                    append.setString(1, change.key());
                    append.setTimestamp(2, Timestamp.from(Instant.now()));
                    append.setString(3, change.entity());
                    append.setString(4, change.id());
                    append.setString(5, change.what());
                    append.setString(6, acting.who());
                    append.setString(7, String.join(",", new TreeSet<>(acting.roles())));
                    append.setString(8, acting.command());
                    append.setString(9, because == null ? acting.reason() : because);
                    append.setString(10, acting.requestId());
                    append.setObject(11, acting.sourceEvent());
                    append.setString(12, change.before());
                    append.setString(13, change.after());
                    append.execute();
                }
            }
            return null;
        });
    }

    String write(Map<String, ?> values) {
        try {
            return json.writeValueAsString(values);
        } catch (JsonProcessingException unwritable) {
            throw new IllegalStateException("a change that cannot be written down", unwritable);
        }
    }

    private Acting acting() {
        if (Acting.NOW.isBound()) {
            return Acting.NOW.get();
        }
        RoutingContext http = Arc.container().requestContext().isActive() ? request.getCurrent() : null;
        if (http == null) {
            return new Acting("system", Set.of(), "internal", null, null, null);
        }
        Caller caller = Arc.container().instance(Caller.class).get();
        String stated = http.request().getHeader("X-Request-Id");
        return new Acting(
                caller.name(),
                caller.roles(),
                http.request().method() + " " + http.request().path(),
                caller.reason().orElse(null),
                stated == null ? Span.current().getSpanContext().getTraceId() : stated,
                null);
    }
}
