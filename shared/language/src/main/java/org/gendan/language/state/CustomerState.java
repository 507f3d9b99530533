package org.gendan.language.state;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.UUID;
import org.gendan.language.bound.MayBeAbsent;
import org.gendan.language.bound.OneOf;
import org.gendan.language.bound.Text;

/**
 * A customer, on {@code gendan.state.customers}; the external id is the ERP's own number of it. Phone and e-mail are those of
 * the company, and may be a person's: a later word replaces them here, which no event's can be.
 */
public record CustomerState(
        UUID customerId,
        @Text(40) String code,
        @Text(200) String name,
        @OneOf({"MAIN", "TO_DEVELOP"}) String tier,
        @Text(value = 5, pattern = "[a-z]{2}(-[A-Z]{2})?") String language,
        @MayBeAbsent @Text(200) String email,
        @MayBeAbsent @Text(40) String phone,
        @MayBeAbsent @Text(400) String address,
        boolean returning,
        @MayBeAbsent @Text(60) String externalId,
        @MayBeAbsent @Text(200) String legalName,
        @MayBeAbsent @Text(400) String deliveryAddress,
        @MayBeAbsent @Text(40) String taxNumber,
        @MayBeAbsent @Text(200) String paymentTerms)
        implements State {
    @Override
    @JsonIgnore
    public UUID id() {
        return customerId;
    }
}
