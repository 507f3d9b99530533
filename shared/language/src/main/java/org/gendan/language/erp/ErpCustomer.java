package org.gendan.language.erp;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.UUID;

/**
 * A customer as an ERP keeps it, whole each time. The ERP owns code, legal name, addresses, tax number and payment terms;
 * name, tier, language, email, phone, merchandiser and salesperson are taken when the customer is new here, and are Gendan's
 * from then on.
 *
 * @param externalId the ERP's own number of the customer
 * @param revision the ERP's own count of this customer's versions; an older one is answered STALE
 * @param customerId Gendan's id, where the ERP means a customer that is known here already
 * @param tier MAIN or TO_DEVELOP
 * @param language BCP 47, such as zh or en
 * @param merchandiser user name of whoever carries the orders that name nobody
 * @param salesperson user name of whoever owns the orders that name nobody
 */
public record ErpCustomer(
        @NotBlank @Size(max = 60) String externalId,
        @NotNull @Min(1) @Max(ErpTypes.LARGEST_REVISION) Long revision,
        UUID customerId,
        @NotBlank @Size(max = 40) String code,
        @NotBlank @Size(max = 200) String legalName,
        @Size(max = 400) String address,
        @Size(max = 400) String deliveryAddress,
        @Size(max = 40) String taxNumber,
        @Size(max = 200) String paymentTerms,
        @Size(max = 200) String name,
        @Pattern(regexp = "MAIN|TO_DEVELOP") String tier,
        @Pattern(regexp = "[a-z]{2}(-[A-Z]{2})?") String language,
        @Email @Size(max = 200) String email,
        @Size(max = 40) String phone,
        @Size(max = 60) String merchandiser,
        @Size(max = 60) String salesperson) {}
