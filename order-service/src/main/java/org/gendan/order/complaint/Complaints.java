package org.gendan.order.complaint;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gendan.kernel.who.Caller;
import org.gendan.language.Role;
import org.gendan.order.order.OpenComplaints;

/** All complaints, as far as the caller may see them: those about the orders that the caller sees. */
@ApplicationScoped
class Complaints implements PanacheRepositoryBase<Complaint, UUID>, OpenComplaints {
    private static final String VISIBLE = """
            (:all = true or exists (
                select 1 from CustomerOrder o
                where o.id = orderId
                  and (o.merchandiser = :user or o.salesperson = :user or o.customerId = :customer)))""";
    private static final UUID NOBODY = new UUID(0, 0);

    private final Caller caller;

    Complaints(Caller caller) {
        this.caller = caller;
    }

    Optional<Complaint> visible(UUID id) {
        Map<String, Object> parameters = visibility();
        parameters.put("id", id);
        return find("id = :id and " + VISIBLE, parameters).firstResultOptional();
    }

    /** Of one order and one day, where these are given; newest first. */
    List<Complaint> page(UUID orderId, LocalDate day, UUID after, int limit) {
        Map<String, Object> parameters = visibility();
        parameters.put("order", orderId);
        parameters.put("day", day);
        parameters.put("after", after);
        return find(
                        "(:after is null or id < :after) and (:order is null or orderId = :order)"
                                + " and (cast(:day as LocalDate) is null or recordedOn = :day) and "
                                + VISIBLE
                                + " order by id desc",
                        parameters)
                .page(0, limit)
                .list();
    }

    @Override
    public long of(UUID orderId) {
        return count("orderId = ?1 and status = ?2", orderId, ComplaintStatus.OPEN);
    }

    private Map<String, Object> visibility() {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("all", caller.has(Role.BUSINESS_MANAGER, Role.CUSTOMER_SERVICE, Role.SUPERVISOR, Role.AUDITOR));
        parameters.put("user", caller.has(Role.CUSTOMER) ? "" : caller.name());
        parameters.put("customer", caller.customerId().orElse(NOBODY));
        return parameters;
    }
}
