package org.gendan.order.complaint;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.util.List;
import java.util.UUID;
import org.gendan.kernel.list.Search;
import org.gendan.kernel.rule.Refused;
import org.gendan.kernel.store.Transactions;
import org.gendan.kernel.who.Sight.Seen;
import org.gendan.kernel.who.Sights;
import org.gendan.order.Sees;
import org.gendan.order.order.OpenComplaints;

/** All complaints, as far as the caller may see them: those about the orders that the caller sees. */
@ApplicationScoped
class Complaints implements PanacheRepositoryBase<Complaint, UUID>, OpenComplaints {
    private final Sights sights;
    private final Transactions transactions;

    Complaints(Sights sights, Transactions transactions) {
        this.sights = sights;
        this.transactions = transactions;
    }

    Complaint visible(UUID id) {
        Seen seen = seen("");
        return find("id = :id and " + seen.hql(), seen.withId(id))
                .firstResultOptional()
                .orElseThrow(() -> Refused.unknown("complaint", id));
    }

    List<Complaint> page(ComplaintSearch wanted, Search<Complaint> search) {
        return search.seen(seen("it."))
                .equal("it.orderId", wanted.orderId())
                .equal("it.status", wanted.status())
                .equal("it.department", wanted.department())
                .equal("it.recordedOn", wanted.day())
                .when(
                        wanted.customerId() != null,
                        "exists (select 1 from CustomerOrder c where c.id = it.orderId and c.customerId = :ofCustomer)",
                        "ofCustomer",
                        wanted.customerId())
                .in(getEntityManager(), Complaint.class);
    }

    /** How many that somebody recorded about an order wait; who records another waits for who does so at the same time. */
    long ofCaller(UUID orderId, String by) {
        transactions.inCurrent(connection -> {
            try (PreparedStatement queue =
                    connection.prepareStatement("select pg_advisory_xact_lock(hashtextextended(?, 0))")) {
                queue.setString(1, "complaints/" + orderId + "/" + by);
                return queue.execute();
            }
        });
        return count("orderId = ?1 and status = ?2 and recordedBy = ?3", orderId, ComplaintStatus.OPEN, by);
    }

    @Override
    public long of(UUID orderId) {
        return count("orderId = ?1 and status = ?2", orderId, ComplaintStatus.OPEN);
    }

    private Seen seen(String complaint) {
        Seen order = sights.of(Sees.ORDERS, "o");
        return new Seen(
                "exists (select 1 from CustomerOrder o where o.id = " + complaint + "orderId and " + order.hql() + ")",
                order.parameters());
    }
}
