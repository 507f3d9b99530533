package org.gendan.office.report;

import java.time.Instant;
import java.util.UUID;

/** The report of one period: written once, never changed, and kept as it was sent, its facts as JSON. Business time. */
public record KeptReport(UUID id, Period period, Instant asOf, Instant writtenAt, boolean news, String content) {}
