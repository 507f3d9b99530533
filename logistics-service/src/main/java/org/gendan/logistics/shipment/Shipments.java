package org.gendan.logistics.shipment;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.gendan.kernel.list.Search;
import org.gendan.kernel.store.Transactions;
import org.gendan.kernel.who.Sight.Seen;

/** All shipments, as far as the caller may see their orders. */
@ApplicationScoped
class Shipments implements PanacheRepositoryBase<Shipment, UUID> {
    private final DispatchOrders orders;
    private final EntityManager entities;
    private final Transactions transactions;

    Shipments(DispatchOrders orders, EntityManager entities, Transactions transactions) {
        this.transactions = transactions;
        this.orders = orders;
        this.entities = entities;
    }

    Optional<Shipment> visible(UUID id) {
        Seen seen = orders.seen();
        return find("from Shipment s where s.id = :id and " + visible(seen), seen.withId(id))
                .firstResultOptional();
    }

    /** A shipment that the caller may see; it is read once nobody else changes anything of its order. */
    Optional<Shipment> locked(UUID id) {
        Seen seen = orders.seen();
        return find("select s.orderId from Shipment s where s.id = :id and " + visible(seen), seen.withId(id))
                .project(UUID.class)
                .firstResultOptional()
                .flatMap(orders::locked)
                .map(_ -> findById(id));
    }

    private static String visible(Seen seen) {
        return "exists (select 1 from DispatchOrder o where o.id = s.orderId and " + seen.hql() + ")";
    }

    /** All shipments of an order; an order has few. */
    List<Shipment> of(UUID orderId) {
        return list("orderId = ?1 order by id", orderId);
    }

    List<Shipment> page(ShipmentSearch wanted, Search<?> search) {
        return search.where("o.id = s.orderId")
                .seen(orders.seen())
                .equal("s.orderId", wanted.orderId())
                .equal("o.customerId", wanted.customerId())
                .equal("s.status", wanted.status())
                .equal("s.arrangement.mode", wanted.mode())
                .equal("s.shipmentNumber", wanted.number())
                .equal("s.courier.carrier", wanted.carrier())
                .from("s.arrangement.plannedOn", wanted.plannedFrom())
                .until("s.arrangement.plannedOn", wanted.plannedTo())
                .words(wanted.words(), "s.shipmentNumber", "o.orderNumber", "s.courier.trackingNumber")
                .in(entities, Shipment.class);
    }

    /** What left from the first day to the last, both included (S1.19). */
    Delivered delivered(LocalDate from, LocalDate to) {
        Seen seen = orders.seen();
        return find("""
                        select count(*), count(case when s.dispatchedOn <= s.arrangement.plannedOn then 1 end),
                        count(case when s.returned is empty then 1 end)
                        from Shipment s where s.dispatchedOn between :from and :to and\s""" + visible(seen), seen.with("from", from, "to", to))
                .project(Delivered.class)
                .singleResult();
    }

    String nextNumber(LocalDate today) {
        long next = answer("select nextval('shipment_number')", row -> row.getLong(1));
        return "SH-%s-%04d".formatted(today.format(DateTimeFormatter.BASIC_ISO_DATE), next);
    }

    /** Real time, as events are stamped with it; business time may have been moved. */
    Instant realTime() {
        return answer("select clock_timestamp()", row -> row.getTimestamp(1).toInstant());
    }

    @FunctionalInterface
    private interface Reading<T> {
        T of(ResultSet row) throws SQLException;
    }

    /** Asked without Hibernate, which would look for the plan of a statement without entities among all others each time. */
    private <T> T answer(String question, Reading<T> reading) {
        return transactions.inAny(connection -> {
            try (PreparedStatement select = connection.prepareStatement(question);
                    ResultSet row = select.executeQuery()) {
                row.next();
                return reading.of(row);
            }
        });
    }
}
