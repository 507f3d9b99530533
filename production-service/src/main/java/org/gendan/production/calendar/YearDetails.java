package org.gendan.production.calendar;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A year of the company calendar as the State Council's notice has it (rule 29). */
@Schema(description = "A year's exceptions from Monday to Friday.")
public record YearDetails(
        @NotNull
        @Size(max = 366)
        @Schema(description = "Days on which the company rests; weekend days among them do no harm.")
        List<@NotNull LocalDate> holidays,

        @NotNull @Size(max = 366) @Schema(description = "Saturdays and Sundays on which it works (调休上班).")
        List<@NotNull LocalDate> makeUpDays,

        @Schema(description = "True while the State Council has not announced the year; false if absent.")
        Boolean estimated) {}
