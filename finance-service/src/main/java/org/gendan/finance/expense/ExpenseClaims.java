package org.gendan.finance.expense;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gendan.finance.Sees;
import org.gendan.kernel.who.Sight.Seen;
import org.gendan.kernel.who.Sights;

/** All expense claims, as far as the caller may see them: the own ones, those who decide, pay and audit all. */
@ApplicationScoped
class ExpenseClaims implements PanacheRepositoryBase<ExpenseClaim, UUID> {
    private final Sights sights;
    private final EntityManager entities;

    ExpenseClaims(Sights sights, EntityManager entities) {
        this.sights = sights;
        this.entities = entities;
    }

    /** A meal that stands in another claim already. */
    record Elsewhere(UUID claimId, LocalDate spentOn, ExpenseKind kind) {}

    Optional<ExpenseClaim> visible(UUID id) {
        Seen seen = sights.of(Sees.EXPENSES);
        Map<String, Object> parameters = seen.with("id", id);
        return find("id = :id and " + seen.hql(), parameters).singleResultOptional();
    }

    /** The status may be null: then claims wherever they stand. */
    List<ExpenseClaim> page(ExpenseStatus status, UUID after, int limit) {
        Seen seen = sights.of(Sees.EXPENSES);
        Map<String, Object> parameters = seen.with("status", status, "after", after);
        return find(
                        "(:after is null or id < :after) and (:status is null or status = :status) and " + seen.hql()
                                + " order by id desc",
                        parameters)
                .page(0, limit)
                .list();
    }

    /** What the same person claims of the same days in claims that were not rejected; at most 200. */
    List<Elsewhere> elsewhere(ExpenseClaim claim, Collection<LocalDate> days) {
        return days.isEmpty()
                ? List.of()
                : entities.createQuery("""
                                select c.id, l.spentOn, l.kind from ExpenseClaim c join c.lines l
                                where c.claimant = :claimant and c.id <> :id and c.status <> :rejected
                                  and l.spentOn in :days""", Elsewhere.class)
                        .setParameter("claimant", claim.claimant())
                        .setParameter("id", claim.id())
                        .setParameter("rejected", ExpenseStatus.REJECTED)
                        .setParameter("days", days)
                        .setMaxResults(200)
                        .getResultList();
    }
}
