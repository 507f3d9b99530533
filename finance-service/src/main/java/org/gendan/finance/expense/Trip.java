package org.gendan.finance.expense;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The journey on which money was spent. */
@Embeddable
@Schema(description = "The journey on which the money was spent.")
public record Trip(
        @NotBlank @Size(max = 200) @Column(name = "trip") @Schema(examples = "杭州锦衣制衣厂验货")
        String purpose,

        @NotNull @Column(name = "trip_starts_on") @Schema(examples = "2026-01-30")
        LocalDate startsOn,

        @NotNull @Column(name = "trip_ends_on") @Schema(examples = "2026-02-02")
        LocalDate endsOn) {

    @AssertTrue(message = "a trip ends on the day on which it starts, or later")
    @Schema(hidden = true)
    public boolean isForward() {
        return startsOn == null || endsOn == null || !endsOn.isBefore(startsOn);
    }

    boolean covers(LocalDate day) {
        return !day.isBefore(startsOn) && !day.isAfter(endsOn);
    }
}
