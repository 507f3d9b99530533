package org.gendan.production.progress;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gendan.kernel.audit.Audited;
import org.gendan.kernel.rule.Refused;
import org.gendan.language.Ids;
import org.gendan.production.order.Lot;
import org.gendan.production.routing.Made.Output;
import org.gendan.production.routing.WorkProcess;

/**
 * What a factory said it has done of one line in one process. It is never changed, only counted: a mistake is corrected by
 * another report that takes back, with its reason. One that came before what it rests on waits until that is there, or its
 * sender withdraws it.
 */
@Entity
public class ProgressReport implements Audited {
    @Id
    private UUID id;

    @Version
    private long version;

    private UUID assignmentId;
    private UUID orderId;
    private String reportKey;
    private UUID lineId;

    private WorkProcess process;

    private int quantity;
    private int scrapped;
    private int reworked;
    private String reason;
    private LocalDate occurredOn;
    private Instant reportedAt;
    private Instant recordedAt;
    private String recordedBy;

    @Enumerated(EnumType.STRING)
    private ReportStatus status;

    private String pendingBecause;

    protected ProgressReport() {}

    ProgressReport(Lot lot, String key, NewReport report, LocalDate on, Instant at, String by) {
        this.id = Ids.next();
        this.assignmentId = lot.assignment().id();
        this.orderId = lot.order().id();
        this.reportKey = key;
        this.lineId = report.lineId();
        this.process = report.process();
        this.quantity = report.output().quantity();
        this.scrapped = report.output().scrapped();
        this.reworked = report.output().reworked();
        this.reason = report.reason();
        this.occurredOn = on;
        this.reportedAt = report.reportedAt() == null ? at : report.reportedAt();
        this.recordedAt = at;
        this.recordedBy = by;
        this.status = ReportStatus.PENDING;
    }

    Output output() {
        return new Output(lineId, process, quantity, scrapped, reworked);
    }

    /** Whether the same key came with the same content. */
    boolean says(NewReport report) {
        return output().equals(report.output());
    }

    void count() {
        advanceTo(ReportStatus.COUNTED);
    }

    /** It was a mistake, says who sent it; what was counted is corrected by another report instead. */
    void withdraw(String by) {
        if (!by.equals(recordedBy)) {
            throw Refused.forbidden("reported-by-another", Map.of("recordedBy", recordedBy));
        }
        advanceTo(ReportStatus.WITHDRAWN);
    }

    private void advanceTo(ReportStatus next) {
        if (!status.next().contains(next)) {
            throw Refused.wrongState(status, List.of(ReportStatus.PENDING));
        }
        status = next;
        pendingBecause = null;
    }

    void waitFor(String because) {
        pendingBecause = because;
    }

    public UUID id() {
        return id;
    }

    public String key() {
        return reportKey;
    }

    public UUID lineId() {
        return lineId;
    }

    public WorkProcess process() {
        return process;
    }

    public int quantity() {
        return quantity;
    }

    public int scrapped() {
        return scrapped;
    }

    public int reworked() {
        return reworked;
    }

    /** Why pieces were taken back; null where none were. */
    public String reason() {
        return reason;
    }

    public LocalDate occurredOn() {
        return occurredOn;
    }

    public String recordedBy() {
        return recordedBy;
    }

    public Instant reportedAt() {
        return reportedAt;
    }

    public ReportStatus status() {
        return status;
    }

    /** The code of what it waits for, null once it counts. */
    public String pendingBecause() {
        return pendingBecause;
    }

    @Override
    public String auditKey() {
        return orderId.toString();
    }
}
