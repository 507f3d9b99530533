package org.gendan.quality.sample;

import java.util.UUID;
import org.gendan.language.QualityEvent.SampleKind;

/** What somebody looks for among the samples; null is whatever there is, sealed the register of sealed samples alone. */
public record SampleSearch(
        UUID assignmentId,
        UUID orderId,
        SampleKind kind,
        SampleStatus status,
        boolean sealed,
        UUID factoryId,
        String inspector,
        String series) {}
