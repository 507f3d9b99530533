package org.gendan.production.report;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.gendan.office.paper.Paper;
import org.gendan.office.report.Language;
import org.gendan.production.report.DailyNews.LotNews;
import org.gendan.production.report.DailyNews.OrderNews;
import org.gendan.production.report.DailyNews.Overdue;

/** The report of a day on paper, in Chinese and English, as it was sent. */
@ApplicationScoped
public class ReportPaper {
    private static final int STEP = 3;

    private final ProductionReports reports;
    private final Wording wording;

    ReportPaper(ProductionReports reports, Wording wording) {
        this.reports = reports;
        this.wording = wording;
    }

    /** One line and how far it stands in, in mm. */
    public record Line(int indent, String text) {
        static Line of(String line) {
            String text = line.stripLeading();
            return new Line((line.length() - text.length()) * STEP, text);
        }
    }

    /** One lot that is late. */
    public record LateRow(
            String order,
            String lot,
            String factory,
            String contract,
            String plan,
            String unplanned,
            String expected,
            String who) {
        static LateRow of(Overdue late, String who) {
            return new LateRow(
                    shown(late.orderNumber()),
                    late.lot(),
                    shown(late.factory()),
                    days(late.contractDays()),
                    days(late.planDays()),
                    days(late.unplannedDays()),
                    shown(late.expectedOn()),
                    who);
        }

        private static String days(int days) {
            return days == 0 ? "" : Integer.toString(days);
        }
    }

    /** One lot. */
    public record LotRow(
            String order,
            String lot,
            String factory,
            String state,
            int packed,
            int quantity,
            String plan,
            String expected,
            String due) {
        static LotRow of(OrderNews order, LotNews lot, String state) {
            return new LotRow(
                    shown(order.orderNumber()),
                    lot.lot(),
                    shown(lot.factory()),
                    state,
                    lot.packed(),
                    lot.quantity(),
                    shown(lot.planCompleteOn()),
                    shown(lot.expectedOn()),
                    shown(order.dueOn()));
        }
    }

    /** What the paper says. */
    public record Content(LocalDate day, String subject, List<LateRow> overdue, List<LotRow> lots, List<Line> lines) {}

    private static String shown(Object value) {
        return value == null ? "–" : value.toString();
    }

    @CheckedTemplate(basePath = "")
    static class Templates {
        static native TemplateInstance dailyReport(Content report);
    }

    @Transactional
    public byte[] print(LocalDate day) {
        DailyNews news = reports.get(day).facts();
        Content content = new Content(
                day,
                wording.subject(day, news, Language.BOTH),
                news.overdue().stream()
                        .map(late -> LateRow.of(late, wording.who(late)))
                        .toList(),
                news.orders().stream()
                        .flatMap(order ->
                                order.lots().stream().map(lot -> LotRow.of(order, lot, wording.status(lot.status()))))
                        .toList(),
                wording.text(news, Language.BOTH).lines().map(Line::of).toList());
        return Paper.pdf(
                Templates.dailyReport(content).render(),
                content.lots().isEmpty() ? Map.of() : Map.of("chart", ReportChart.png(news)));
    }
}
