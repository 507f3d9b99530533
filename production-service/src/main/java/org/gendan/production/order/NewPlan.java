package org.gendan.production.order;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gendan.kernel.rule.Refused;

/** When the planner has an assignment made. */
@Schema(description = "A plan of an assignment; the processes between are laid out on the factory's calendar.")
public record NewPlan(
        @NotNull @Schema(description = "First day of the first process.")
        LocalDate startOn,

        @NotNull @Schema(description = "Last day of the last process.")
        LocalDate completeOn,

        @Schema(description = "Planned day of shipment (S1.10b).")
        LocalDate shipOn,

        @Size(max = 500) @Schema(description = "Why the plan moves; needed from the second plan on (rule 28).")
        String reason,

        @Schema(description = "Business date; today if absent, never in the future.")
        LocalDate occurredOn) {

    /** Those of which a calendar can be published. */
    private static final int FIRST_YEAR = 2000;

    private static final int LAST_YEAR = 2100;

    void requireInOrder() {
        if (startOn.getYear() < FIRST_YEAR || startOn.getYear() > LAST_YEAR) {
            throw Refused.invalid("startOn", "lies in no year from %d to %d".formatted(FIRST_YEAR, LAST_YEAR));
        }
        if (completeOn.isBefore(startOn)) {
            throw Refused.invalid("completeOn", "lies before startOn");
        }
        if (shipOn != null && shipOn.isBefore(completeOn)) {
            throw Refused.invalid("shipOn", "lies before completeOn");
        }
        if (startOn.plusYears(2).isBefore(completeOn)) {
            throw Refused.invalid("completeOn", "lies more than two years after startOn");
        }
        if (shipOn != null && completeOn.plusYears(2).isBefore(shipOn)) {
            throw Refused.invalid("shipOn", "lies more than two years after completeOn");
        }
    }
}
