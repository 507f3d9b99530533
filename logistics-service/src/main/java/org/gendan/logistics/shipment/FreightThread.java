package org.gendan.logistics.shipment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.gendan.kernel.rest.Caller;
import org.gendan.kernel.rest.Refusal;
import org.gendan.kernel.rest.Role;
import org.gendan.kernel.time.BusinessClock;

/** Where merchandiser, salesperson and warehouse agree on how a shipment travels (S1.12). */
@ApplicationScoped
public class FreightThread {
    private final Shipments shipments;
    private final FreightMessages messages;
    private final BusinessClock clock;
    private final Caller caller;

    FreightThread(Shipments shipments, FreightMessages messages, BusinessClock clock, Caller caller) {
        this.shipments = shipments;
        this.messages = messages;
        this.clock = clock;
        this.caller = caller;
    }

    @Transactional
    public FreightMessage say(UUID shipmentId, String text, Boolean agreed) {
        Shipment shipment = visible(shipmentId);
        FreightMessage message = new FreightMessage(shipment, text, agreed, caller.name(), clock.now());
        if (agreed != null) {
            if (!caller.has(Role.SALESPERSON)) {
                throw Refusal.invalid("agreed", "is the salesperson's to say");
            }
            shipment.agree(agreed, new Moment(clock.today(), clock.now(), caller.name()));
        }
        messages.persist(message);
        messages.flush();
        return message;
    }

    @Transactional
    public List<FreightMessage> page(UUID shipmentId, UUID after, int limit) {
        return messages.page(visible(shipmentId).id(), after, limit);
    }

    private Shipment visible(UUID id) {
        return shipments.visible(id).orElseThrow(() -> Refusal.unknown("shipment", id));
    }
}
