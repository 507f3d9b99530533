package org.gendan.production.report;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;
import org.gendan.office.paper.Paper;
import org.gendan.office.report.Language;

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

    /** What the paper says. */
    public record Content(LocalDate day, String subject, List<Line> lines) {}

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
                wording.text(news, Language.BOTH).lines().map(Line::of).toList());
        return Paper.pdf(Templates.dailyReport(content).render());
    }
}
