package org.gendan.language.state;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.gendan.language.Money;
import org.gendan.language.OrderEvent.Contract;
import org.gendan.language.OrderEvent.Terms;
import org.gendan.language.bound.MayBeAbsent;
import org.gendan.language.bound.Most;
import org.gendan.language.bound.OneOf;
import org.gendan.language.bound.Text;
import org.gendan.language.bound.Whole;

/**
 * An order from the draft on, on {@code gendan.state.orders}. Status is DRAFT, CONFIRMED, CANCELLED or CLOSED, revision 0 in a
 * draft; total is the sum of the complete lines. What is not agreed yet is absent. External ids are the ERP's own numbers.
 */
public record OrderState(
        UUID orderId,
        @Text(40) String orderNumber,

        @OneOf({"DRAFT", "CONFIRMED", "CANCELLED", "CLOSED"})
        String status,

        boolean held,
        @Whole int revision,
        UUID customerId,
        @MayBeAbsent @Text(255) String merchandiser,
        @MayBeAbsent @Text(255) String salesperson,
        Currency currency,
        @Most(1_000) List<Line> lines,
        Money total,
        @MayBeAbsent Terms terms,
        @MayBeAbsent Contract contract,
        @Most(100) List<@Text(1000) String> requirements,
        @MayBeAbsent LocalDate confirmedOn,
        @MayBeAbsent LocalDate cancelledOn,
        @MayBeAbsent LocalDate closedOn,
        @MayBeAbsent @Text(60) String externalId)
        implements State {

    /**
     * One colour and size of a product; in a draft whatever is known of it by then. The product is the one of the catalogue
     * that has the model, absent where none has; the SKU is model, colour and size. Quantity in sets.
     */
    public record Line(
            UUID lineId,
            @Whole(min = 1, max = 9999) int number,
            @MayBeAbsent UUID productId,
            @MayBeAbsent @Text(250) String sku,
            @MayBeAbsent @Text(100) String series,
            @MayBeAbsent @Text(100) String model,
            @MayBeAbsent @Text(400) String specification,
            @MayBeAbsent @Text(60) String colour,
            @MayBeAbsent @Text(60) String size,
            @MayBeAbsent @Whole(min = 1, max = 10_000_000) Integer quantity,
            @MayBeAbsent Money unitPrice,
            @MayBeAbsent Money amount,
            @MayBeAbsent @Text(60) String externalId) {}

    @Override
    @JsonIgnore
    public UUID id() {
        return orderId;
    }
}
