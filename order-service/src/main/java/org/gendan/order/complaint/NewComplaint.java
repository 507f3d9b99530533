package org.gendan.order.complaint;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a customer complains about. */
@Schema(description = "A complaint about an order (S1.3).")
public record NewComplaint(
        @NotNull @Schema(description = "The order; UUID.") UUID orderId,

        @NotBlank @Size(max = 200) @Schema(examples = "色差") String subject,

        @NotBlank @Size(max = 4000) @Schema(examples = "两箱藏青与封样有色差")
        String description,

        @NotNull @Schema(description = "Who has to answer it (S1.14).", examples = "QUALITY")
        Department department,

        @Schema(description = "How it came in.", examples = "PHONE")
        Channel channel,

        @Schema(description = "Business date; today if absent, never in the future.")
        LocalDate occurredOn) {}
