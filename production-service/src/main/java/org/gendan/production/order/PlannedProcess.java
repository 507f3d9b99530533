package org.gendan.production.order;

import com.fasterxml.jackson.annotation.JsonIgnore;
import jakarta.persistence.Embeddable;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gendan.language.ProductionEvent;

/** When one process of an assignment is planned, first and last day. */
@Embeddable
@Schema(description = "When one process is planned, first and last day.")
public record PlannedProcess(@JsonIgnore int number, WorkProcess process, LocalDate startOn, LocalDate endOn) {

    ProductionEvent.PlannedProcess announced() {
        return new ProductionEvent.PlannedProcess(process.name(), startOn, endOn);
    }
}
