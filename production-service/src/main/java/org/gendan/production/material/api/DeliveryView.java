package org.gendan.production.material.api;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gendan.kernel.rest.Versioned;
import org.gendan.kernel.rule.MayLack;
import org.gendan.kernel.who.Caller;
import org.gendan.kernel.who.Steps;
import org.gendan.language.Role;
import org.gendan.production.material.Anomaly;
import org.gendan.production.material.Delivery;
import org.gendan.production.material.FourPointSystem;

/** A delivery as those see it who see its assignment. */
@Schema(description = "A delivery of fabric or trims at the factory.")
@MayLack({"countedAt", "countedBy", "latencyMinutes", "confirmedAt", "confirmedBy", "confirmationRemark", "items"})
record DeliveryView(
        UUID id,
        long version,
        Instant createdAt,
        Instant updatedAt,
        UUID assignmentId,
        String deliveryNote,
        @Schema(description = "UTC.") Instant arrivedAt,
        String registeredBy,

        @Schema(description = "UTC; absent until it was counted.")
        Instant countedAt,

        String countedBy,

        @Schema(description = "Minutes from arrival to count (S3.1a).")
        Long latencyMinutes,

        @Schema(description = "Kinds of anomaly of all its materials (S3.1b).")
        List<Anomaly> anomalies,

        @Schema(description = "Whether somebody responsible has yet to confirm the count in person.")
        boolean confirmationNeeded,

        Instant confirmedAt,
        String confirmedBy,
        String confirmationRemark,
        List<ItemView> items,
        List<ReplenishmentView> replenishments,

        @Schema(description = "What the caller may do now, as the last part of the address.")
        List<String> nextSteps)
        implements Versioned {

    @Schema(description = "One material; quantities in its unit, widths in cm.")
    @MayLack({"counted", "listedWidthCm", "widthCm", "defectPoints", "pointsPer100SquareYards", "remark"})
    record ItemView(
            String material,
            String name,
            String unit,
            BigDecimal listed,
            BigDecimal counted,
            @Schema(description = "What is missing by now.") BigDecimal missing,
            BigDecimal listedWidthCm,
            BigDecimal widthCm,
            Integer defectPoints,

            @Schema(description = "Four-point system: points per 100 square yards.")
            BigDecimal pointsPer100SquareYards,

            String remark) {}

    @Schema(description = "What came later for what was short.")
    @MayLack("remark")
    record ReplenishmentView(
            String material, BigDecimal quantity, String remark, LocalDate occurredOn, String recordedBy) {}

    static DeliveryView of(Delivery delivery, FourPointSystem fourPoints, Caller caller) {
        List<Anomaly> anomalies = delivery.anomalies(fourPoints);
        boolean confirmationNeeded = !anomalies.isEmpty() && delivery.confirmedAt() == null;
        return new DeliveryView(
                delivery.id(),
                delivery.version(),
                delivery.createdAt(),
                delivery.updatedAt(),
                delivery.assignmentId(),
                delivery.deliveryNote(),
                delivery.arrivedAt(),
                delivery.registeredBy(),
                delivery.countedAt(),
                delivery.countedBy(),
                delivery.latency() == null ? null : delivery.latency().toMinutes(),
                anomalies,
                confirmationNeeded,
                delivery.confirmedAt(),
                delivery.confirmedBy(),
                delivery.confirmationRemark(),
                delivery.items().stream()
                        .map(item -> new ItemView(
                                item.material(),
                                item.name(),
                                item.unit(),
                                item.listed(),
                                item.counted(),
                                delivery.missing(item),
                                item.listedWidthCm(),
                                item.widthCm(),
                                item.defectPoints(),
                                item.pointsPer100SquareYards(fourPoints).orElse(null),
                                item.remark()))
                        .toList(),
                delivery.replenishments().stream()
                        .map(each -> new ReplenishmentView(
                                each.material(), each.quantity(), each.remark(), each.occurredOn(), each.recordedBy()))
                        .toList(),
                nextSteps(delivery, confirmationNeeded, caller));
    }

    private static List<String> nextSteps(Delivery delivery, boolean confirmationNeeded, Caller caller) {
        boolean somethingMissing = delivery.items().stream()
                .anyMatch(item -> delivery.missing(item).signum() > 0);
        return Steps.of(caller)
                .step("count", delivery.countedAt() == null, Role.FACTORY, Role.MERCHANDISER, Role.INSPECTOR)
                .step("replenishments", somethingMissing, Role.FACTORY, Role.MERCHANDISER, Role.INSPECTOR)
                .step(
                        "confirmation",
                        confirmationNeeded && delivery.isConfirmableBy(caller.name()),
                        Role.MERCHANDISER,
                        Role.INSPECTOR)
                .names();
    }
}
