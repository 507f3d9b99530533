package org.gendan.production.factory;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.time.DayOfWeek;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gendan.office.paper.Printable;

/** What is known of a factory (S4.2). */
@Schema(description = "What is known of a factory.")
public record FactoryDetails(
        @NotBlank @Size(max = 40) @Schema(description = "Unique code.", examples = "HZ-01")
        String code,

        @NotBlank @Size(max = 200) @Printable @Schema(examples = "杭州锦衣制衣厂")
        String name,

        @Size(max = 400) @Printable @Schema(examples = "浙江省杭州市余杭区")
        String address,

        @NotNull @Schema(description = "Whether it takes work; one that does not keeps what it has.")
        Boolean active,

        @Size(min = 1, max = 7)
        @Schema(
                description =
                        "The days of the week on which it works, where they are not Monday to Friday (decision 7).")
        List<@NotNull DayOfWeek> workingWeek,

        @Positive
        @Max(10_000_000)
        @Schema(description = "Sets that it makes in a working day; absent where nobody knows.", examples = "400")
        Integer capacityPerDay,

        @Size(max = 200)
        @Schema(description = "Product series that it can make; absent where nobody knows.", examples = "[\"城市夹克\"]")
        List<@NotBlank @Size(max = 100) String> series) {}
