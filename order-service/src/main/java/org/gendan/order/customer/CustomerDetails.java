package org.gendan.order.customer;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gendan.office.paper.Printable;

/** What is known of a customer. */
@Schema(description = "What is known of a customer.")
public record CustomerDetails(
        @NotBlank @Size(max = 40) @Schema(description = "Short unique code.", examples = "HS-001")
        String code,

        @NotBlank @Size(max = 200) @Printable @Schema(examples = "华裳服饰有限公司")
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

        @Size(max = 400) @Printable String address,

        @Size(max = 200) @Printable @Schema(description = "As it is registered, where that is not the name.")
        String legalName,

        @Size(max = 400) @Printable String deliveryAddress,

        @Size(max = 40) @Schema(examples = "91310000MA1FL4X12K")
        String taxNumber,

        @Size(max = 200) @Schema(examples = "30 % deposit, balance before shipment")
        String paymentTerms,

        @Size(max = 60) @Schema(description = "User name of whoever carries its orders where an order names nobody.")
        String merchandiser,

        @Size(max = 60) @Schema(description = "User name of whoever owns its orders where an order names nobody.")
        String salesperson) {

    /** What an ERP owns of the customers that it numbers. */
    Map<String, Object> owned() {
        Map<String, Object> owned = new LinkedHashMap<>();
        owned.put("code", code);
        owned.put("legalName", legalName);
        owned.put("address", address);
        owned.put("deliveryAddress", deliveryAddress);
        owned.put("taxNumber", taxNumber);
        owned.put("paymentTerms", paymentTerms);
        return owned;
    }
}
