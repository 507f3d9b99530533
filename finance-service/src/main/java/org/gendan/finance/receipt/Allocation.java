package org.gendan.finance.receipt;

import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gendan.finance.receivable.Receivable;
import org.gendan.kernel.rule.Refused;
import org.gendan.language.Money;

/** The part of a receipt that is for one order. */
@Embeddable
@Schema(description = "The part of a receipt that is for one order.")
public record Allocation(
        @NotNull UUID orderId,

        @NotNull @Valid @Embedded @Schema(description = "More than zero, in the receipt's currency.")
        Money amount) {

    /** Parts for orders of one customer, each once, that come to no more than the whole; by order id. */
    static List<Allocation> checked(List<Allocation> named, Money whole, Collection<Receivable> receivables) {
        List<Allocation> parts = new ArrayList<>(named);
        Money sum = Money.zero(whole.currency());
        for (Allocation part : parts) {
            if (!part.amount().currency().equals(sum.currency())
                    || !part.amount().isPositive()) {
                throw Refused.invalid("allocations", "must each be more than zero, in the receipt's currency");
            }
            sum = sum.plus(part.amount());
        }
        if (parts.stream().map(Allocation::orderId).distinct().count() < parts.size()) {
            throw Refused.invalid("allocations", "must name each order once");
        }
        if (!whole.atLeast(sum)) {
            throw Refused.invalid("allocations", "come to %s, more than the %s that arrived".formatted(sum, whole));
        }
        if (receivables.stream().map(Receivable::customerId).distinct().count() > 1) {
            throw Refused.conflict(
                    "other-customer",
                    Map.of("orderNumber", receivables.iterator().next().orderNumber()));
        }
        parts.sort(Comparator.comparing(Allocation::orderId));
        return parts;
    }
}
