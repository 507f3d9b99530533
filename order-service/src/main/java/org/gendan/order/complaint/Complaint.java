package org.gendan.order.complaint;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.gendan.kernel.audit.Audited;
import org.gendan.kernel.list.Listed;
import org.gendan.kernel.rule.Refused;
import org.gendan.language.Ids;
import org.gendan.language.OrderEvent.ComplaintRecorded;
import org.gendan.language.OrderEvent.ComplaintSettled;

/** What a customer complained about. It is recorded, answered by its department, and settled with the customer. */
@Entity
public class Complaint extends Listed implements Audited {
    @Id
    private UUID id;

    @Version
    private long version;

    private UUID orderId;

    @Enumerated(EnumType.STRING)
    private ComplaintStatus status;

    private String subject;
    private String description;

    @Enumerated(EnumType.STRING)
    private Department department;

    @Enumerated(EnumType.STRING)
    private Channel channel;

    private LocalDate recordedOn;
    private String recordedBy;
    private String outcome;
    private LocalDate settledOn;
    private String settledBy;

    protected Complaint() {}

    Complaint(NewComplaint complaint, LocalDate on, String by) {
        this.id = Ids.next();
        this.orderId = complaint.orderId();
        this.status = ComplaintStatus.OPEN;
        this.subject = complaint.subject();
        this.description = complaint.description();
        this.department = complaint.department();
        this.channel = complaint.channel();
        this.recordedOn = on;
        this.recordedBy = by;
    }

    ComplaintRecorded recorded() {
        return new ComplaintRecorded(orderId, id, subject, department.name(), recordedOn, recordedBy);
    }

    ComplaintSettled settle(String agreed, LocalDate on, String by) {
        advanceTo(ComplaintStatus.SETTLED);
        outcome = agreed;
        settledOn = on;
        settledBy = by;
        return new ComplaintSettled(orderId, id, agreed, on, by);
    }

    /** Whether it still waits to be settled with the customer. */
    public boolean isOpen() {
        return status.next().contains(ComplaintStatus.SETTLED);
    }

    private void advanceTo(ComplaintStatus next) {
        if (!status.next().contains(next)) {
            throw Refused.wrongState(status, List.of(ComplaintStatus.OPEN));
        }
        status = next;
    }

    public UUID id() {
        return id;
    }

    public long version() {
        return version;
    }

    public UUID orderId() {
        return orderId;
    }

    public ComplaintStatus status() {
        return status;
    }

    public String subject() {
        return subject;
    }

    public String description() {
        return description;
    }

    public Department department() {
        return department;
    }

    public Channel channel() {
        return channel;
    }

    public LocalDate recordedOn() {
        return recordedOn;
    }

    public String recordedBy() {
        return recordedBy;
    }

    public String outcome() {
        return outcome;
    }

    public LocalDate settledOn() {
        return settledOn;
    }

    public String settledBy() {
        return settledBy;
    }

    @Override
    public String auditKey() {
        return orderId.toString();
    }
}
