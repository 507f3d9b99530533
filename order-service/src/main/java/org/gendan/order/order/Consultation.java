package org.gendan.order.order;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.LocalDate;

/** That the salesperson was asked about document and lines as they stood then (S1.7). */
@Embeddable
public record Consultation(
        @Column(name = "consulted_by") String by,
        @Column(name = "consulted_on") LocalDate on,
        @Column(name = "consultation_agreed") Boolean agreed,
        @Column(name = "consultation_remark") String remark,
        @Column(name = "consulted_content") String content) {

    boolean agreesTo(String present) {
        return agreed && content.equals(present);
    }
}
