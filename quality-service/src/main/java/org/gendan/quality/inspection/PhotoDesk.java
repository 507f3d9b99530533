package org.gendan.quality.inspection;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.gendan.kernel.time.BusinessClock;
import org.gendan.kernel.who.Caller;
import org.gendan.office.attachment.Attachments;
import org.gendan.office.attachment.Attachments.Attachment;
import org.gendan.office.attachment.Upload;
import org.gendan.office.attachment.UploadCheck;
import org.gendan.quality.inspection.InspectionDesk.Visit;

/** Takes in the pictures of an inspection; they are evidence and never go again. */
@ApplicationScoped
public class PhotoDesk {
    private static final Set<UploadCheck.Kind> PICTURES = EnumSet.of(UploadCheck.Kind.PNG, UploadCheck.Kind.JPG);

    private final InspectionDesk desk;
    private final Inspections inspections;
    private final Attachments attachments;
    private final BusinessClock clock;
    private final Caller caller;

    PhotoDesk(
            InspectionDesk desk, Inspections inspections, Attachments attachments, BusinessClock clock, Caller caller) {
        this.desk = desk;
        this.inspections = inspections;
        this.attachments = attachments;
        this.clock = clock;
        this.caller = caller;
    }

    @Transactional
    public Visit add(UUID id, Upload file, Photo.Subject subject) {
        Visit visit = desk.stated(id);
        visit.inspection().requirePhotoPlace();
        Attachment stored = attachments.storePicture(id, file, PICTURES, caller.name());
        visit.inspection().add(Photo.of(subject, stored, clock.now()));
        inspections.flush();
        return visit;
    }

    /** What a paper shows of a picture; whoever asks was seen to see the inspection. */
    Optional<byte[]> print(UUID inspectionId, UUID photoId) {
        return attachments.print(inspectionId, photoId);
    }
}
