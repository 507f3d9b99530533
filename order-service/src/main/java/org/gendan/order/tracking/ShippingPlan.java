package org.gendan.order.tracking;

import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gendan.kernel.rule.MayLack;
import org.gendan.kernel.time.WorkingDays;
import org.gendan.language.ProductionEvent.CompletionForecast;

/** When the goods are to leave, measured against the contract (S1.10b); dates that nobody has told yet are absent. */
@Schema(description = "The shipment's dates against the contract's; computed anew with each plan and forecast.")
@MayLack({"deliverBy", "plannedOn", "expectedOn", "shippedOn", "slackDays", "late", "estimated"})
public record ShippingPlan(
        @Schema(description = "The day by which the goods are due by the contract.")
        LocalDate deliverBy,

        @Schema(description = "The planned day of shipment: the last one over all work assignments.")
        LocalDate plannedOn,

        @Schema(description = "The planned day, or the forecast of completion where that is later.")
        LocalDate expectedOn,

        @Schema(description = "The day on which the last of the goods left the gate.")
        LocalDate shippedOn,

        @Schema(
                description = "Working days from the expected shipment to the day by which it is due; negative is an "
                        + "overrun. Absent once the goods have left: nothing is left to use.")
        Integer slackDays,

        @Schema(description = "Whether the goods leave, or left, after the day by which they were due.")
        Boolean late,

        @Schema(description = "A year on the way has no announced holidays yet: the days are an estimate.")
        Boolean estimated) {

    static ShippingPlan of(
            LocalDate deliverBy,
            LocalDate plannedOn,
            CompletionForecast forecast,
            LocalDate shippedOn,
            WorkingDays days) {
        LocalDate completeOn = forecast == null ? null : forecast.expectedOn();
        LocalDate expectedOn = later(plannedOn, completeOn);
        LocalDate leavesOn = shippedOn == null ? expectedOn : shippedOn;
        if (deliverBy == null || leavesOn == null) {
            return new ShippingPlan(deliverBy, plannedOn, expectedOn, shippedOn, null, null, null);
        }
        if (shippedOn != null) {
            return new ShippingPlan(
                    deliverBy, plannedOn, expectedOn, shippedOn, null, shippedOn.isAfter(deliverBy), null);
        }
        WorkingDays.Distance slack = days.between(leavesOn, deliverBy);
        return new ShippingPlan(
                deliverBy,
                plannedOn,
                expectedOn,
                shippedOn,
                slack.days(),
                leavesOn.isAfter(deliverBy),
                slack.estimated());
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isAfter(other) ? one : other;
    }
}
