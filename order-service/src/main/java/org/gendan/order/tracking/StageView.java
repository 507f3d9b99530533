package org.gendan.order.tracking;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gendan.kernel.rule.MayLack;
import org.gendan.language.Missing;
import org.gendan.language.Role;
import org.gendan.language.Stage;

/** One stage of one order: since when it stands so, who has to act, what is missing. */
@Schema(description = "One stage of the order.")
@MayLack("since")
public record StageView(
        Stage stage,

        @Schema(description = "BLOCKED: a fact stands against it which others must mend first.")
        Status status,

        @Schema(description = "Since when it stands so, in UTC; absent while it is pending.")
        Instant since,

        @Schema(description = "Roles of those who have to act; empty when done.")
        List<String> who,

        @Schema(description = "What is missing, per work assignment (lot) or shipment where it is about one.")
        List<Missing> missing) {

    /** How far a stage has come. */
    public enum Status {
        DONE,
        CURRENT,
        BLOCKED,
        PENDING
    }

    /** What stops an order as its customer is told of it: that it does, without the words of staff. */
    private static final Map<String, String> FOR_CUSTOMERS = Map.of("hold", "held", "order-cancelled", "cancelled");

    /** As the order's customer may see it: what the customer can do itself, but neither inspections nor what staff wrote. */
    public Optional<StageView> forCustomer() {
        if (stage.isInspection()) {
            return Optional.empty();
        }
        List<Missing> own = missing.stream()
                .flatMap(each -> FOR_CUSTOMERS.containsKey(each.code())
                        ? Stream.of(new Missing(FOR_CUSTOMERS.get(each.code()), each.who(), Map.of()))
                        : Stream.of(each).filter(condition -> condition.who().contains(Role.CUSTOMER)))
                .toList();
        return Optional.of(new StageView(stage, status, since, who, own));
    }
}
