package org.gendan.quality.sampling;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.util.UUID;

/** What the switching rules take for one series: the lots of a factory's product series, judged by one class of defects. */
@Embeddable
public record SeriesOfLots(
        UUID factoryId,
        String series,
        @Enumerated(EnumType.STRING) DefectClass defectClass) {}
