package org.gendan.order.complaint;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.gendan.kernel.rule.Refused;
import org.gendan.kernel.who.Sight.Seen;
import org.gendan.kernel.who.Sights;
import org.gendan.order.Sees;
import org.gendan.order.order.OpenComplaints;

/** All complaints, as far as the caller may see them: those about the orders that the caller sees. */
@ApplicationScoped
class Complaints implements PanacheRepositoryBase<Complaint, UUID>, OpenComplaints {
    private final Sights sights;

    Complaints(Sights sights) {
        this.sights = sights;
    }

    Complaint visible(UUID id) {
        Seen seen = seen();
        return find("id = :id and " + seen.hql(), seen.withId(id))
                .firstResultOptional()
                .orElseThrow(() -> Refused.unknown("complaint", id));
    }

    /** Of one order and one day, where these are given; newest first. */
    List<Complaint> page(UUID orderId, LocalDate day, UUID after, int limit) {
        Seen seen = seen();
        return find(
                        "(:after is null or id < :after) and (:order is null or orderId = :order)"
                                + " and (cast(:day as LocalDate) is null or recordedOn = :day) and "
                                + seen.hql()
                                + " order by id desc",
                        seen.with("order", orderId, "day", day, "after", after))
                .page(0, limit)
                .list();
    }

    @Override
    public long of(UUID orderId) {
        return count("orderId = ?1 and status = ?2", orderId, ComplaintStatus.OPEN);
    }

    private Seen seen() {
        Seen order = sights.of(Sees.ORDERS, "o");
        return new Seen(
                "exists (select 1 from CustomerOrder o where o.id = orderId and " + order.hql() + ")",
                order.parameters());
    }
}
