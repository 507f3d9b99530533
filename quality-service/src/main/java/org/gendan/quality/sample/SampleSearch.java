package org.gendan.quality.sample;

import java.util.UUID;
import org.gendan.language.QualityEvent.SampleKind;

/** What somebody looks for among the samples; null is whatever there is, sealed the register of sealed samples alone. */
public record SampleSearch(UUID assignmentId, SampleKind kind, boolean sealed, UUID factoryId, String series) {}
