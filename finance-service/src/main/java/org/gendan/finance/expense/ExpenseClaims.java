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
import org.gendan.kernel.list.Search;
import org.gendan.kernel.who.Sight.Seen;
import org.gendan.kernel.who.Sights;

/** All expense claims, as far as the caller may see them: the own ones, those who decide, pay and audit all. */
@ApplicationScoped
class ExpenseClaims implements PanacheRepositoryBase<ExpenseClaim, UUID> {
    private static final LocalDate EARLIEST = LocalDate.of(1, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(9999, 12, 31);

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

    List<ExpenseClaim> page(ExpenseSearch wanted, Search<ExpenseClaim> search) {
        boolean days = wanted.from() != null || wanted.to() != null;
        return search.seen(sights.of(Sees.EXPENSES, "it"))
                .equal("it.status", wanted.status())
                .equal("it.orderId", wanted.orderId())
                .equal("it.claimant", wanted.claimant())
                .when(
                        days,
                        "it.id in (select c.id from ExpenseClaim c join c.lines l where l.spentOn between :first and :last)",
                        "first",
                        wanted.from() == null ? EARLIEST : wanted.from(),
                        "last",
                        wanted.to() == null ? LATEST : wanted.to())
                .in(entities, ExpenseClaim.class);
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
