package org.gendan.finance.terms;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gendan.kernel.rule.MayLack;
import org.gendan.language.OrderEvent;

/** The signed contract as the invoice names it (decision 13). */
@Embeddable
@Schema(name = "FinanceContract")
@MayLack({"number", "signedOn", "deliverBy", "incoterm", "place", "destination"})
public record Contract(
        @Column(name = "contract_number") String number,
        @Column(name = "contract_signed_on") LocalDate signedOn,
        @Column(name = "contract_deliver_by") LocalDate deliverBy,
        String incoterm,
        String place,
        String destination) {

    public static Contract of(OrderEvent.Contract signed) {
        return signed == null
                ? null
                : new Contract(
                        signed.number(),
                        signed.signedOn(),
                        signed.deliverBy(),
                        signed.incoterm(),
                        signed.place(),
                        signed.destination());
    }

    public OrderEvent.Contract announced() {
        return new OrderEvent.Contract(number, signedOn, deliverBy, incoterm, place, destination);
    }
}
