package org.gendan.logistics.shipment;

import java.time.LocalDate;
import java.util.UUID;
import org.gendan.language.LogisticsEvent.Mode;

/** What somebody looks for among the shipments; null is whatever there is. Words are part of a number: its own, its order's, the carrier's. */
public record ShipmentSearch(
        UUID orderId,
        UUID customerId,
        ShipmentStatus status,
        Mode mode,
        String number,
        String words,
        String carrier,
        LocalDate plannedFrom,
        LocalDate plannedTo) {}
