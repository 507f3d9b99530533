package org.gendan.language.erp;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.gendan.language.Money;

/**
 * A customer's order as an ERP took it, whole each time. It becomes a draft: people consult the salesperson, call the customer
 * back and confirm it. While it is a draft a newer revision replaces its lines and terms; afterwards people amend it.
 *
 * @param externalId the ERP's own number of the order
 * @param revision the ERP's own count of this order's versions; an older one is answered STALE
 * @param orderNumber the number people use; one is given if it is missing
 * @param customerId Gendan's id of the customer; this or the ERP's number is needed
 * @param customerExternalId the ERP's own number of the customer
 * @param currency ISO 4217; every price of the order is in it
 * @param depositPercent where the deposit is not the company's usual one
 * @param merchandiser user name of whoever carries the order; else the customer's, else nobody until the business manager says
 * @param salesperson user name of whoever owns the order; else the customer's, else nobody until the business manager says
 * @param contract the signed contract, which the confirmation needs
 * @param requirements what the customer asks of the goods beyond their lines
 * @param document the written order; without it the message itself is printed and is the document
 */
public record ErpOrder(
        @NotBlank @Size(max = 60) String externalId,
        @NotNull @Min(1) @Max(ErpTypes.LARGEST_REVISION) Long revision,

        @Size(max = 40) @Pattern(regexp = "[A-Za-z0-9][A-Za-z0-9/_-]*")
        String orderNumber,

        UUID customerId,
        @Size(max = 60) String customerExternalId,
        @NotBlank @Pattern(regexp = "[A-Z]{3}") String currency,

        @DecimalMin("0") @DecimalMax("100") @Digits(integer = 3, fraction = 2)
        BigDecimal depositPercent,

        @Size(max = 60) String merchandiser,
        @Size(max = 60) String salesperson,
        @NotEmpty @Size(max = 1000) List<@NotNull @Valid Line> lines,
        @Valid Contract contract,
        @Size(max = 100) List<@NotBlank @Size(max = 1000) String> requirements,
        @Valid Document document) {

    /**
     * A line; what is missing may be completed by people, and must be before the confirmation (S1.1b).
     *
     * @param number its number on the written order; a line is known by it
     * @param externalId the ERP's own number of the line
     * @param productExternalId the ERP's own number of the product, which then gives series, model and specification
     * @param quantity sets, at least 1
     * @param unitPrice per set, in the order's currency
     */
    public record Line(
            @NotNull @Min(1) @Max(9999) Integer number,
            @Size(max = 60) String externalId,
            @Size(max = 60) String productExternalId,
            @Size(max = 100) String series,
            @Size(max = 100) String model,
            @Size(max = 400) String specification,
            @Size(max = 60) String colour,
            @Size(max = 60) String size,
            @Min(1) @Max(10_000_000) Integer quantity,
            Money unitPrice) {}

    /**
     * The signed contract behind the order.
     *
     * @param signedOn the day on which it was signed
     * @param deliverBy the day by which the goods are due
     * @param incoterm of the Incoterms 2020
     */
    public record Contract(
            @NotBlank @Size(max = 60) String number,
            @NotNull LocalDate signedOn,
            @NotNull LocalDate deliverBy,

            @NotBlank @Pattern(regexp = "EXW|FCA|FAS|FOB|CFR|CIF|CPT|CIP|DAP|DPU|DDP")
            String incoterm,

            @NotBlank @Size(max = 100) String place,
            @NotBlank @Size(max = 200) String destination) {}

    /**
     * The written order itself, a PDF, PNG or JPG of at most 600 KiB; nothing is ever fetched.
     *
     * @param mediaType what its content must be
     * @param content base64
     */
    public record Document(
            @NotBlank @Size(max = 200) String name,

            @NotBlank @Pattern(regexp = "application/pdf|image/png|image/jpeg")
            String mediaType,

            @NotBlank @Size(max = LONGEST_CONTENT) String content) {
        public static final int LARGEST = 600 * 1024;
        private static final int LONGEST_CONTENT = LARGEST / 3 * 4;
    }
}
