package org.gendan.order.order;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gendan.language.OrderEvent;

/** The signed contract behind an order (decision 13). */
@Embeddable
@Schema(name = "OrderContract", description = "The signed contract behind the order.")
public record Contract(
        @NotBlank @Size(max = 60) @Column(name = "contract_number") @Schema(examples = "HT-HS-0815")
        String number,

        @NotNull
        @Column(name = "contract_date")
        @Schema(description = "The date by which the goods are due.", examples = "2027-02-20")
        LocalDate date,

        @NotBlank
        @Pattern(
                regexp = "EXW|FCA|FAS|FOB|CFR|CIF|CPT|CIP|DAP|DPU|DDP",
                message = "is one of the Incoterms 2020, such as FOB")
        @Column(name = "incoterm")
        @Schema(description = "Incoterms 2020.", examples = "FOB")
        String incoterm,

        @NotBlank @Size(max = 100) @Column(name = "incoterm_place") @Schema(examples = "上海")
        String place,

        @NotBlank @Size(max = 200) @Column(name = "destination") @Schema(examples = "Hamburg")
        String destination) {

    OrderEvent.Contract announced() {
        return new OrderEvent.Contract(number, date, incoterm, place, destination);
    }
}
