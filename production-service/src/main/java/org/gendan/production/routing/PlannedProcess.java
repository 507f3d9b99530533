package org.gendan.production.routing;

import com.fasterxml.jackson.annotation.JsonIgnore;
import jakarta.persistence.Embeddable;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gendan.kernel.rule.MayLack;
import org.gendan.language.ProductionEvent;

/** When one process of an assignment is planned, first and last day. */
@Embeddable
@Schema(description = "When one process is planned, first and last day.")
@MayLack({})
public record PlannedProcess(@JsonIgnore int number, WorkProcess process, LocalDate startOn, LocalDate endOn) {

    public ProductionEvent.PlannedProcess announced() {
        return new ProductionEvent.PlannedProcess(process.name(), startOn, endOn);
    }
}
