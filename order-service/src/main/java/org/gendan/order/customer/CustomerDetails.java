package org.gendan.order.customer;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What is known of a customer. */
@Schema(description = "What is known of a customer.")
public record CustomerDetails(
        @NotBlank @Size(max = 40) @Schema(description = "Short unique code.", examples = "HS-001")
        String code,

        @NotBlank @Size(max = 200) @Schema(examples = "华裳服饰有限公司")
        String name,

        @NotNull @Schema(description = "MAIN customers come first in a shortage (S5.2).")
        CustomerTier tier,

        @NotBlank
        @Pattern(regexp = "[a-z]{2}(-[A-Z]{2})?", message = "is a language tag such as zh or en")
        @Schema(description = "Language of letters and notices.", examples = "zh")
        String language,

        @Email @Size(max = 200) @Schema(examples = "order@huashang.example")
        String email,

        @Size(max = 40) @Schema(description = "The number for the call-back (S1.7).", examples = "+86 21 5555 0142")
        String phone,

        @Size(max = 400) String address) {}
