package org.gendan.quality.plan;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.LocalDate;

/** How many signed mid reports an assignment of so many pieces needs at least, from a business date on (decision 1). */
@Entity
public class ReportBand {
    @Id
    private int id;

    private LocalDate validFrom;
    private int fromPieces;
    private int toPieces;
    private int reports;

    protected ReportBand() {}

    ReportBand(int fromPieces, int toPieces, int reports) {
        this.fromPieces = fromPieces;
        this.toPieces = toPieces;
        this.reports = reports;
    }

    boolean holds(int pieces) {
        return fromPieces <= pieces && pieces <= toPieces;
    }

    int toPieces() {
        return toPieces;
    }

    int reports() {
        return reports;
    }
}
