package org.gendan.language.state;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import java.util.UUID;
import org.gendan.language.bound.MayBeAbsent;
import org.gendan.language.bound.Most;
import org.gendan.language.bound.Text;
import org.gendan.language.bound.Whole;

/**
 * A product of the catalogue, on {@code gendan.state.products}. Pack count is pieces in a carton; the external id the ERP's own
 * number of it.
 */
public record ProductState(
        UUID productId,
        @Text(100) String series,
        @Text(100) String model,
        @Text(200) String name,
        @MayBeAbsent @Text(400) String specification,
        @Most(100) List<@Text(60) String> colours,
        @Most(100) List<@Text(60) String> sizes,
        @Whole(min = 1) int packCount,
        @MayBeAbsent @Text(1000) String sellingPoints,
        @MayBeAbsent @Text(60) String externalId)
        implements State {
    @Override
    @JsonIgnore
    public UUID id() {
        return productId;
    }
}
