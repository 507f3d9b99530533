package org.gendan.kernel.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.opentelemetry.api.trace.Span;
import io.quarkus.arc.Arc;
import io.quarkus.hibernate.orm.PersistenceUnitExtension;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.Dependent;
import java.sql.PreparedStatement;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.gendan.kernel.store.Transactions;
import org.gendan.kernel.who.Acting;
import org.gendan.kernel.who.Caller;
import org.hibernate.Interceptor;
import org.hibernate.type.Type;

/**
 * The audit trail: each change of an {@link Audited} entity becomes one link of its order's hash chain, in the transaction
 * of the change, whoever wrote the code of it. The application may append to the trail and read it, nothing else.
 */
@PersistenceUnitExtension
@Dependent
public class AuditTrail implements Interceptor {
    /** When the trail was written stands in each of its links. */
    private static final Set<String> TIMES = Set.of("createdAt", "updatedAt");

    private static final String APPEND = "select audit_append(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private final Transactions transactions;
    private final ObjectMapper json;
    private final CurrentVertxRequest request;
    private final List<Change> changes = new ArrayList<>();

    private record Change(String key, String entity, String id, String what, String before, String after) {}

    AuditTrail(Transactions transactions, ObjectMapper json, CurrentVertxRequest request) {
        this.transactions = transactions;
        this.json = json;
        this.request = request;
    }

    @Override
    public boolean onPersist(Object entity, Object id, Object[] state, String[] names, Type[] types) {
        note(entity, id, "created", null, state, names);
        return false;
    }

    @Override
    public boolean onFlushDirty(
            Object entity, Object id, Object[] current, Object[] previous, String[] names, Type[] types) {
        note(entity, id, "changed", previous, current, names);
        return false;
    }

    @Override
    public void onRemove(Object entity, Object id, Object[] state, String[] names, Type[] types) {
        note(entity, id, "removed", state, null, names);
    }

    @Override
    public void postFlush(Iterator<Object> entities) {
        if (changes.isEmpty()) {
            return;
        }
        List<Change> written = List.copyOf(changes);
        changes.clear();
        Acting acting = acting();
        transactions.inCurrent(connection -> {
            try (PreparedStatement append = connection.prepareStatement(APPEND)) {
                for (Change change : written) {
                    append.setString(1, change.key);
                    append.setTimestamp(2, Timestamp.from(Instant.now()));
                    append.setString(3, change.entity);
                    append.setString(4, change.id);
                    append.setString(5, change.what);
                    append.setString(6, acting.who());
                    append.setString(7, String.join(",", new java.util.TreeSet<>(acting.roles())));
                    append.setString(8, acting.command());
                    append.setString(9, acting.reason());
                    append.setString(10, acting.requestId());
                    append.setObject(11, acting.sourceEvent());
                    append.setString(12, change.before);
                    append.setString(13, change.after);
                    append.execute();
                }
            }
            return null;
        });
    }

    private void note(Object entity, Object id, String what, Object[] before, Object[] after, String[] names) {
        if (entity instanceof Audited audited) {
            changes.add(new Change(
                    audited.auditKey(),
                    entity.getClass().getSimpleName(),
                    String.valueOf(id),
                    what,
                    before == null ? null : write(before, after, names),
                    after == null ? null : write(after, before, names)));
        }
    }

    /** Only the properties that differ; all of them where there is nothing to differ from. */
    private String write(Object[] state, Object[] other, String[] names) {
        Map<String, Object> values = new TreeMap<>();
        for (int i = 0; i < names.length; i++) {
            if (TIMES.contains(names[i])) {
                continue;
            }
            if (other == null || !java.util.Objects.equals(state[i], other[i])) {
                values.put(names[i], state[i] instanceof Collection<?> many ? many.size() + " items" : state[i]);
            }
        }
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
