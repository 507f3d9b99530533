package org.gendan.language.state;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.gendan.language.Money;
import org.gendan.language.OrderEvent.Contract;
import org.gendan.language.OrderEvent.Terms;

/**
 * An order from the draft on, on {@code gendan.state.orders}. Status is DRAFT, CONFIRMED, CANCELLED or CLOSED, revision 0 in a
 * draft; total is the sum of the complete lines. What is not agreed yet is absent. External ids are the ERP's own numbers.
 */
public record OrderState(
        UUID orderId,
        String orderNumber,
        String status,
        boolean held,
        int revision,
        UUID customerId,
        String merchandiser,
        String salesperson,
        Currency currency,
        List<Line> lines,
        Money total,
        Terms terms,
        Contract contract,
        List<String> requirements,
        LocalDate confirmedOn,
        LocalDate cancelledOn,
        LocalDate closedOn,
        String externalId)
        implements State {

    /**
     * One colour and size of a product; in a draft whatever is known of it by then. The product is the one of the catalogue
     * that has the model, absent where none has; the SKU is model, colour and size. Quantity in sets.
     */
    public record Line(
            UUID lineId,
            int number,
            UUID productId,
            String sku,
            String series,
            String model,
            String specification,
            String colour,
            String size,
            Integer quantity,
            Money unitPrice,
            Money amount,
            String externalId) {}

    @Override
    @JsonIgnore
    public UUID id() {
        return orderId;
    }
}
