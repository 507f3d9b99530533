package org.gendan.order.order;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.LocalDate;

/** That the customer was phoned and heard document and lines as they stood then (S1.7). */
@Embeddable
public record CallBack(
        @Column(name = "called_back_by") String by,
        @Column(name = "called_back_on") LocalDate on,
        @Column(name = "call_back_spoken_with") String spokenWith,
        @Column(name = "call_back_accurate") Boolean accurate,
        @Column(name = "call_back_discrepancy") String discrepancy,
        @Column(name = "called_back_content") String content) {

    boolean confirms(String present) {
        return accurate && content.equals(present);
    }
}
