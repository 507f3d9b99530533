package org.gendan.finance.followup;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What was spoken with a customer about the money of an order. */
@Schema(description = "What was spoken with the customer about what the order owes.")
public record NewContact(
        @NotNull ContactChannel channel,

        @NotBlank @Size(max = 100) @Schema(examples = "林会计") String spokenWith,

        @NotBlank @Size(max = 2000) @Schema(examples = "银行排队，周五付款")
        String text,

        @Schema(
                description =
                        "The day by which the customer promised to pay, today or later; until it has passed nobody "
                                + "reminds of this order.")
        LocalDate promisedOn,

        @Schema(description = "Business date; today if absent, never in the future.")
        LocalDate occurredOn) {}
