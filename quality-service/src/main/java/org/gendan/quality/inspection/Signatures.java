package org.gendan.quality.inspection;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.gendan.kernel.delivery.Outbox;
import org.gendan.kernel.time.BusinessClock;
import org.gendan.kernel.who.Caller;
import org.gendan.language.QualityEvent.ReportSigned;
import org.gendan.office.attachment.Attachments;
import org.gendan.office.attachment.Attachments.Attachment;
import org.gendan.office.attachment.Upload;
import org.gendan.office.attachment.UploadCheck;
import org.gendan.quality.inspection.InspectionDesk.Visit;

/** How a factory signs an inspection report: with its own login, or on paper by a scan that quality confirms (decision 6). */
@ApplicationScoped
public class Signatures {
    private final InspectionDesk desk;
    private final Inspections inspections;
    private final Attachments attachments;
    private final Outbox outbox;
    private final BusinessClock clock;
    private final Caller caller;

    Signatures(
            InspectionDesk desk,
            Inspections inspections,
            Attachments attachments,
            Outbox outbox,
            BusinessClock clock,
            Caller caller) {
        this.desk = desk;
        this.inspections = inspections;
        this.attachments = attachments;
        this.outbox = outbox;
        this.clock = clock;
        this.caller = caller;
    }

    @Transactional
    public Visit sign(UUID id, String signedBy) {
        Visit visit = desk.stated(id);
        ReportSigned signed = visit.inspection()
                .sign(signedBy == null ? caller.name() : signedBy, clock.today(), clock.now(), caller.name());
        inspections.flush();
        outbox.announce(signed);
        return visit;
    }

    @Transactional
    public Visit archiveScan(UUID id, Upload scan, String signedBy) {
        Visit visit = desk.stated(id);
        Attachment stored = attachments.store(id, scan, UploadCheck.DOCUMENTS, caller.name());
        visit.inspection().archiveScan(signedBy, stored.id(), clock.today(), clock.now(), caller.name());
        inspections.flush();
        return visit;
    }

    @Transactional
    public Visit confirmScan(UUID id, boolean accepted) {
        Visit visit = desk.stated(id);
        if (accepted) {
            ReportSigned signed = visit.inspection().confirmScan(clock.today(), caller.name());
            inspections.flush();
            outbox.announce(signed);
        } else {
            visit.inspection().refuseScan();
            inspections.flush();
        }
        return visit;
    }
}
