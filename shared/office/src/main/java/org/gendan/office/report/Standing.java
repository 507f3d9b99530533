package org.gendan.office.report;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.gendan.office.notice.Notices.Handed;
import org.gendan.office.report.HandOvers.HandOver;
import org.gendan.office.report.ReportAlarm.Reason;

/**
 * How the report of a period stands at a moment: written, handed over to each recipient over each channel, and whether in time.
 * One that was written in time and handed over late is late (rule 32).
 */
public record Standing<F>(KeptReport report, F facts, List<Delivered> deliveries, Instant deadline) {

    /** One send job with its proof, which is in real time; takenAt is business time, null until it was taken. */
    public record Delivered(Handed handed, Instant takenAt, boolean late) {

        static Delivered of(HandOver handOver, Instant deadline, Instant now) {
            Instant judged = handOver.takenAt() == null ? now : handOver.takenAt();
            return new Delivered(handOver.handed(), handOver.takenAt(), !judged.isBefore(deadline));
        }
    }

    static <F> Standing<F> of(KeptReport report, F facts, List<HandOver> handOvers, Instant deadline, Instant now) {
        return new Standing<>(
                report,
                facts,
                handOvers.stream()
                        .map(each -> Delivered.of(each, deadline, now))
                        .toList(),
                deadline);
    }

    public boolean isWrittenLate() {
        return !report.writtenAt().isBefore(deadline);
    }

    public boolean isLate() {
        return shortcoming().isPresent();
    }

    /** What is wrong with it, if it was not with everybody in time. */
    Optional<Reason> shortcoming() {
        if (isWrittenLate()) {
            return Optional.of(Reason.LATE);
        }
        return missed().isEmpty() ? Optional.empty() : Optional.of(Reason.NOT_HANDED_OVER);
    }

    /** Who did not have it in time. */
    List<String> missed() {
        return deliveries.stream()
                .filter(Delivered::late)
                .map(each -> each.handed().channel() + " " + each.handed().recipient())
                .sorted()
                .toList();
    }
}
