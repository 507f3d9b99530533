package org.gendan.production.factory;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What is known of a factory (S4.2). */
@Schema(description = "What is known of a factory.")
public record FactoryDetails(
        @NotBlank @Size(max = 40) @Schema(description = "Unique code.", examples = "HZ-01")
        String code,

        @NotBlank @Size(max = 200) @Schema(examples = "杭州锦衣制衣厂")
        String name,

        @Size(max = 400) @Schema(examples = "浙江省杭州市余杭区") String address,

        @NotNull @Schema(description = "Whether it takes work; one that does not keeps what it has.")
        Boolean active) {}
