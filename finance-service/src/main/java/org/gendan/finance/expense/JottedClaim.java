package org.gendan.finance.expense;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Expenses as they were jotted down, for an order or on a trip. */
@Schema(description = "Expenses as they were jotted down (S3.15); at least one of order and trip is named.")
public record JottedClaim(
        @Schema(description = "The order that the money was spent for; UUID.")
        UUID orderId,

        @Valid Trip trip,

        @Min(2000) @Max(2100) @Schema(description = "Of days without a year that no trip covers.", examples = "2026")
        Integer year,

        @NotBlank @Size(max = 4000) @Schema(examples = "1月30号晚餐25元 1月31号早餐20元 中餐50元 晚餐38元")
        String note) {}
