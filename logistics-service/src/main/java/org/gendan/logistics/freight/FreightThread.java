package org.gendan.logistics.freight;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.gendan.kernel.time.BusinessClock;
import org.gendan.kernel.who.Caller;
import org.gendan.logistics.shipment.Shipment;
import org.gendan.logistics.shipment.ShippingDesk;

/** Where merchandiser, salesperson and warehouse agree on how a shipment travels (S1.12). */
@ApplicationScoped
public class FreightThread {
    private final ShippingDesk shipments;
    private final FreightMessages messages;
    private final BusinessClock clock;
    private final Caller caller;

    FreightThread(ShippingDesk shipments, FreightMessages messages, BusinessClock clock, Caller caller) {
        this.shipments = shipments;
        this.messages = messages;
        this.clock = clock;
        this.caller = caller;
    }

    @Transactional
    public FreightMessage say(UUID shipmentId, String text, Boolean agreed) {
        Shipment shipment = shipments.discuss(shipmentId);
        if (agreed != null) {
            shipments.agree(shipment, agreed);
        }
        FreightMessage message = new FreightMessage(shipment, text, agreed, caller.name(), clock.now());
        messages.persist(message);
        messages.flush();
        return message;
    }

    @Transactional
    public List<FreightMessage> page(UUID shipmentId, UUID after, int limit) {
        Shipment shipment = shipments.get(shipmentId).shipment();
        return messages.page(shipment.id(), after, limit);
    }
}
