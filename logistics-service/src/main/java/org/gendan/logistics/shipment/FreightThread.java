package org.gendan.logistics.shipment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.gendan.kernel.rule.Refused;
import org.gendan.kernel.time.BusinessClock;
import org.gendan.kernel.who.Caller;
import org.gendan.language.Role;

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
        // Held, since an agreement that crosses a step of the warehouse would make one of the two fail.
        Shipment shipment = shipments.locked(shipmentId).orElseThrow(() -> Refused.unknown("shipment", shipmentId));
        FreightMessage message = new FreightMessage(shipment, text, agreed, caller.name(), clock.now());
        if (agreed != null) {
            if (!caller.has(Role.SALESPERSON)) {
                throw Refused.invalid("agreed", "is the salesperson's to say");
            }
            shipment.agree(agreed, new Moment(clock.today(), clock.now(), caller.name()));
        }
        messages.persist(message);
        messages.flush();
        return message;
    }

    @Transactional
    public List<FreightMessage> page(UUID shipmentId, UUID after, int limit) {
        Shipment shipment = shipments.visible(shipmentId).orElseThrow(() -> Refused.unknown("shipment", shipmentId));
        return messages.page(shipment.id(), after, limit);
    }
}
