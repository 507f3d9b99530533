package org.gendan.office.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.gendan.language.Ids;
import org.gendan.office.notice.Notices.Handed;
import org.gendan.office.notice.Notices.State;
import org.gendan.office.report.HandOvers.HandOver;
import org.gendan.office.report.ReportAlarm.Reason;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** In time is strictly before 09:30 by the company's wall clock. */
class StandingTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 25);
    private static final Period PERIOD = Period.day(DAY);
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final Schedule TIMES = schedule("00:30", SHANGHAI);

    @Test
    @Tag("rule-32")
    void writtenAt092959ItIsInTimeAndAt0930ItIsLate() {
        assertEquals(Optional.empty(), standing("09:29:59", "09:29:59").shortcoming());
        assertEquals(Optional.of(Reason.LATE), standing("09:30:00", "09:30:00").shortcoming());
    }

    @Test
    @Tag("rule-32")
    void writtenAt0929AndTakenAt0931ItIsLate() {
        assertFalse(standing("09:29:00", "09:29:59.999999").isLate());
        Standing<String> late = standing("09:29:00", "09:30:00");
        assertFalse(late.isWrittenLate());
        assertTrue(late.isLate());
        assertEquals(Optional.of(Reason.NOT_HANDED_OVER), late.shortcoming());
        assertEquals(List.of("MAIL marketing@gendan.example"), late.missed());
    }

    @Test
    @Tag("rule-32")
    void whatNobodyTookYetIsLateFromTheDeadlineOn() {
        assertFalse(pending("09:29:59.999").isLate());
        assertTrue(pending("09:30:00").isLate());
    }

    @Test
    @Tag("rule-33")
    void aReportOfHalfPastMidnightBelongsToTheDayInTheCompanysZone() {
        assertEquals(Instant.parse("2026-11-24T16:30:00Z"), TIMES.writingOf(PERIOD));
        assertEquals(Instant.parse("2026-11-25T01:30:00Z"), TIMES.deadlineOf(PERIOD));
        Schedule elsewhere = schedule("00:30", ZoneId.of("Europe/Berlin"));
        assertEquals(Instant.parse("2026-11-25T08:30:00Z"), elsewhere.deadlineOf(PERIOD));
    }

    @Test
    void aReportThatIsWrittenAtItsDeadlineIsNoPlan() {
        assertThrows(IllegalStateException.class, () -> schedule("09:30", SHANGHAI));
    }

    private static Schedule schedule(String at, ZoneId zone) {
        return Schedule.daily(LocalTime.parse(at), LocalTime.parse("09:30"), zone);
    }

    private static Standing<String> standing(String written, String taken) {
        Instant at = at(taken);
        return standing(written, new HandOver(handed(State.HANDED_OVER, at), at), at("10:00:00"));
    }

    private static Standing<String> pending(String now) {
        return standing("09:00:00", new HandOver(handed(State.PENDING, null), null), at(now));
    }

    private static Standing<String> standing(String written, HandOver handOver, Instant now) {
        KeptReport report = new KeptReport(Ids.next(), PERIOD, at(written), at(written), false, "{}");
        return Standing.of(report, "", List.of(handOver), TIMES.deadlineOf(PERIOD), now);
    }

    private static Handed handed(State state, Instant handedAt) {
        return new Handed(
                Ids.next(),
                "production-report",
                "MAIL",
                "marketing@gendan.example",
                "",
                state,
                at("09:00:00"),
                handedAt,
                1,
                false,
                "");
    }

    private static Instant at(String time) {
        return DAY.atTime(LocalTime.parse(time)).atZone(SHANGHAI).toInstant();
    }
}
