package org.gendan.logistics.shipment;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.LocalDate;
import org.gendan.language.LogisticsEvent.Mode;

/** How a shipment travels, by whom, when and where to, as merchandiser and salesperson arranged it (S1.12). */
@Embeddable
public record Arrangement(
        @Enumerated(EnumType.STRING) Mode mode,
        String forwarder,
        LocalDate plannedOn,
        String place,
        String remark,
        @Column(name = "arranged_on") LocalDate on,
        @Column(name = "arranged_by") String by) {

    static Arrangement of(NewShipment request, String place, Moment now) {
        return new Arrangement(
                request.mode(), request.forwarder(), request.plannedOn(), place, request.remark(), now.on(), now.by());
    }

    boolean isPickup() {
        return mode == Mode.PICKUP;
    }
}
