package org.gendan.quality.inspection;

import java.time.LocalDate;
import java.util.UUID;
import org.gendan.language.QualityEvent.InspectionKind;
import org.gendan.language.QualityEvent.Verdict;

/**
 * What somebody looks for in the archive of inspections; null is whatever there is. The days are those of the report, or of
 * the booking before there is one, both included; signed says whether the factory's signature stands under the report as it is.
 */
public record ArchiveSearch(
        UUID assignmentId,
        UUID orderId,
        String orderNumber,
        UUID factoryId,
        InspectionKind kind,
        Verdict verdict,
        String series,
        String defectCode,
        LocalDate from,
        LocalDate to,
        Boolean signed) {}
