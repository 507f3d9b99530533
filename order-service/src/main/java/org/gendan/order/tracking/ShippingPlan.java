package org.gendan.order.tracking;

import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gendan.kernel.rule.MayLack;
import org.gendan.kernel.time.WorkingDays;
import org.gendan.language.ProductionEvent.CompletionForecast;

/** When the goods are to leave, measured against the contract (S1.10b); dates that nobody has told yet are absent. */
@Schema(description = "The shipment's dates against the contract's; computed anew with each plan and forecast.")
@MayLack({"contractDate", "plannedOn", "expectedOn", "shippedOn", "slackDays", "late", "estimated"})
public record ShippingPlan(
        @Schema(description = "The date of the contract, by which the goods are due.")
        LocalDate contractDate,

        @Schema(description = "The planned day of shipment: the last one over all work assignments.")
        LocalDate plannedOn,

        @Schema(description = "The planned day, or the forecast of completion where that is later.")
        LocalDate expectedOn,

        @Schema(description = "The day on which the last of the goods left the gate.")
        LocalDate shippedOn,

        @Schema(
                description = "Working days from the shipment (left, else expected) to the contract date; "
                        + "negative is an overrun.")
        Integer slackDays,

        @Schema(description = "Whether the goods leave, or left, after the contract date.")
        Boolean late,

        @Schema(description = "A year on the way has no announced holidays yet: the days are an estimate.")
        Boolean estimated) {

    static ShippingPlan of(
            LocalDate contractDate,
            LocalDate plannedOn,
            CompletionForecast forecast,
            LocalDate shippedOn,
            WorkingDays days) {
        LocalDate completeOn = forecast == null ? null : forecast.expectedOn();
        LocalDate expectedOn = later(plannedOn, completeOn);
        LocalDate leavesOn = shippedOn == null ? expectedOn : shippedOn;
        if (contractDate == null || leavesOn == null) {
            return new ShippingPlan(contractDate, plannedOn, expectedOn, shippedOn, null, null, null);
        }
        WorkingDays.Distance slack = days.between(leavesOn, contractDate);
        return new ShippingPlan(
                contractDate,
                plannedOn,
                expectedOn,
                shippedOn,
                slack.days(),
                leavesOn.isAfter(contractDate),
                slack.estimated());
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isAfter(other) ? one : other;
    }
}
