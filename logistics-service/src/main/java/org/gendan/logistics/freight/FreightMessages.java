package org.gendan.logistics.freight;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What was said about shipments; read through a shipment that the caller may see. */
@ApplicationScoped
class FreightMessages implements PanacheRepositoryBase<FreightMessage, UUID> {

    List<FreightMessage> page(UUID shipmentId, UUID after, int limit) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("shipment", shipmentId);
        parameters.put("after", after);
        return find("shipmentId = :shipment and (:after is null or id < :after) order by id desc", parameters)
                .page(0, limit)
                .list();
    }
}
