package org.gendan.language.state;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import java.util.UUID;

/**
 * A product of the catalogue, on {@code gendan.state.products}. Pack count is pieces in a carton; the external id the ERP's own
 * number of it.
 */
public record ProductState(
        UUID productId,
        String series,
        String model,
        String name,
        String specification,
        List<String> colours,
        List<String> sizes,
        int packCount,
        String sellingPoints,
        String externalId)
        implements State {
    @Override
    @JsonIgnore
    public UUID id() {
        return productId;
    }
}
