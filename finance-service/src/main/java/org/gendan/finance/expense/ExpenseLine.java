package org.gendan.finance.expense;

import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gendan.language.Money;

/** One thing that was paid for on one day. */
@Embeddable
@Schema(description = "One thing that was paid for on one day.")
public record ExpenseLine(
        @NotNull @Schema(description = "The day on which it was paid, never in the future.", examples = "2026-01-30")
        LocalDate spentOn,

        @NotNull @Enumerated(EnumType.STRING) @Schema(examples = "DINNER")
        ExpenseKind kind,

        @NotNull @Valid @Embedded @Schema(description = "More than zero.")
        Money amount,

        @Schema(description = "The note named no currency; CNY was taken (rule 63).", defaultValue = "false")
        Boolean currencyAssumed,

        @Schema(
                description = "The note named no year; it follows from the trip or the request.",
                defaultValue = "false")
        Boolean yearDerived,

        @Size(max = 200) String remark) {

    boolean isSameMealAs(ExpenseLine other) {
        return kind.isMeal() && kind == other.kind && spentOn.equals(other.spentOn);
    }
}
