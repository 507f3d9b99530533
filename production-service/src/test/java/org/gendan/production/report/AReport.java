package org.gendan.production.report;

import io.quarkus.arc.Arc;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.gendan.office.report.Period;
import org.gendan.office.report.ReportDesk;
import org.gendan.testing.Rows;

/** Reports of days that lie ahead, each later than those before it, so that no two tests share one. */
public final class AReport {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static LocalDate last = LocalDate.now(SHANGHAI).plusDays(40);

    private AReport() {}

    /** A day that has no report yet. */
    static synchronized LocalDate nextDay() {
        last = last.plusDays(1);
        return last;
    }

    /** Written now, for the next day. */
    public static LocalDate written() {
        LocalDate day = nextDay();
        Arc.container()
                .instance(ReportDesk.class)
                .get()
                .write(Arc.container().instance(ProductionReport.class).get(), Period.day(day));
        return day;
    }

    /** The mail server and the gateway answered at that wall clock of the day, whenever they really did. */
    static void handedOver(LocalDate day, String channel, LocalTime at) {
        Rows.execute("""
                update notice_delivery d set handed_at = '%s', answer = 'taken' from notice n
                where n.id = d.notice and n.about = '%s' and d.channel = '%s'""".formatted(day.atTime(at).atZone(SHANGHAI).toInstant(), about(day), channel));
    }

    /** What the notices of a day's report are about. */
    static String about(LocalDate day) {
        return "production-report/" + day;
    }

    static long count(String sql, LocalDate day) {
        return Rows.count(sql, about(day));
    }
}
