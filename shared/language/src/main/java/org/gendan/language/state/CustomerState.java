package org.gendan.language.state;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.UUID;

/**
 * A customer, on {@code gendan.state.customers}; the external id is the ERP's own number of it. Phone and e-mail are those of
 * the company, and may be a person's: a later word replaces them here, which no event's can be.
 */
public record CustomerState(
        UUID customerId,
        String code,
        String name,
        String tier,
        String language,
        String email,
        String phone,
        String address,
        boolean returning,
        String externalId,
        String legalName,
        String deliveryAddress,
        String taxNumber,
        String paymentTerms)
        implements State {
    @Override
    @JsonIgnore
    public UUID id() {
        return customerId;
    }
}
