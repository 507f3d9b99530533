package org.gendan.order.order;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gendan.kernel.rule.Refused;
import org.gendan.language.OrderEvent;
import org.gendan.office.paper.Printable;

/** The signed contract behind an order (decision 13). */
@Embeddable
@Schema(name = "OrderContract", description = "The signed contract behind the order.")
public record Contract(
        @NotBlank @Size(max = 60) @Printable @Column(name = "contract_number") @Schema(examples = "HT-HS-0815")
        String number,

        @NotNull
        @Column(name = "contract_signed_on")
        @Schema(description = "The day on which it was signed; not in the future.", examples = "2026-11-20")
        LocalDate signedOn,

        @NotNull
        @Column(name = "contract_deliver_by")
        @Schema(
                description = "The day by which the goods are due; not before that of the signature.",
                examples = "2027-02-20")
        LocalDate deliverBy,

        @NotBlank
        @Pattern(
                regexp = "EXW|FCA|FAS|FOB|CFR|CIF|CPT|CIP|DAP|DPU|DDP",
                message = "is one of the Incoterms 2020, such as FOB")
        @Column(name = "incoterm")
        @Schema(description = "Incoterms 2020.", examples = "FOB")
        String incoterm,

        @NotBlank @Size(max = 100) @Printable @Column(name = "incoterm_place") @Schema(examples = "上海")
        String place,

        @NotBlank @Size(max = 200) @Printable @Column(name = "destination") @Schema(examples = "Hamburg")
        String destination) {

    OrderEvent.Contract announced() {
        return new OrderEvent.Contract(number, signedOn, deliverBy, incoterm, place, destination);
    }

    void requireDays(LocalDate today) {
        if (signedOn.isAfter(today)) {
            throw Refused.invalid("signedOn", "lies in the future");
        }
        if (deliverBy.isBefore(signedOn)) {
            throw Refused.invalid("deliverBy", "lies before the day of the signature, " + signedOn);
        }
    }
}
