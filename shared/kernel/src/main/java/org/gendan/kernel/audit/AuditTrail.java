package org.gendan.kernel.audit;

import io.quarkus.hibernate.orm.PersistenceUnitExtension;
import jakarta.enterprise.context.Dependent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
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

    private static final String CHANGED = "changed";

    private final AuditLog log;
    private final List<AuditLog.Change> changes = new ArrayList<>();

    AuditTrail(AuditLog log) {
        this.log = log;
    }

    @Override
    public boolean onPersist(Object entity, Object id, Object[] state, String[] names, Type[] types) {
        note(entity, id, "created", null, state, names);
        return false;
    }

    @Override
    public boolean onFlushDirty(
            Object entity, Object id, Object[] current, Object[] previous, String[] names, Type[] types) {
        note(entity, id, CHANGED, previous, current, names);
        return false;
    }

    @Override
    public void onRemove(Object entity, Object id, Object[] state, String[] names, Type[] types) {
        note(entity, id, "removed", state, null, names);
    }

    /** A query looks for changes that it must see, and leaves those that it need not: they are looked for once more. */
    @Override
    public void preFlush(Iterator<Object> entities) {
        changes.removeIf(change -> change.what().equals(CHANGED));
    }

    @Override
    public void postFlush(Iterator<Object> entities) {
        if (changes.isEmpty()) {
            return;
        }
        List<AuditLog.Change> written = List.copyOf(changes);
        changes.clear();
        log.append(written);
    }

    private void note(Object entity, Object id, String what, Object[] before, Object[] after, String[] names) {
        if (entity instanceof Audited audited) {
            changes.add(new AuditLog.Change(
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
        return log.write(values);
    }
}
