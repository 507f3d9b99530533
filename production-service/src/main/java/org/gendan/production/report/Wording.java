package org.gendan.production.report;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.gendan.office.report.Language;
import org.gendan.production.order.OpenShortage;
import org.gendan.production.report.DailyNews.Finding;
import org.gendan.production.report.DailyNews.IdleOrder;
import org.gendan.production.report.DailyNews.LotNews;
import org.gendan.production.report.DailyNews.OrderNews;
import org.gendan.production.report.DailyNews.ProcessNews;

/** The words of a report, in Chinese, in English, or in both. */
@ApplicationScoped
class Wording {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final ZoneId zone;

    Wording(@ConfigProperty(name = "gendan.zone") ZoneId zone) {
        this.zone = zone;
    }

    String subject(LocalDate day, DailyNews news, Language language) {
        return language.say(
                news.hasNews() ? "report.subject" : "report.subject-quiet",
                Map.of("day", day, "orders", news.orders().size(), "findings", news.findings()));
    }

    String text(DailyNews news, Language language) {
        return switch (language) {
            case ZH, EN -> new Page(language).of(news);
            case BOTH -> new Page(Language.ZH).of(news) + "\n\n" + new Page(Language.EN).of(news);
        };
    }

    String at(Instant instant) {
        return LocalDateTime.ofInstant(instant, zone).format(CLOCK);
    }

    /** One language's text, line by line. */
    private final class Page {
        private final Language language;
        private final List<String> lines = new ArrayList<>();

        Page(Language language) {
            this.language = language;
        }

        String of(DailyNews news) {
            line("head", Map.of("asOf", at(news.asOf()), "since", at(news.since())));
            if (!news.hasNews()) {
                line("quiet", Map.of());
            }
            if (news.orders().isEmpty()) {
                line("nothing-under-way", Map.of());
            }
            news.orders().forEach(this::order);
            if (news.leftOut() != null) {
                line("left-out", Map.of("lots", news.leftOut()));
            }
            for (IdleOrder idle : news.idle()) {
                line(
                        "idle",
                        facts("order", idle.orderNumber() == null ? idle.orderId() : idle.orderNumber())
                                .and("since", at(idle.sinceAt())));
            }
            return String.join("\n", lines);
        }

        private void order(OrderNews order) {
            lines.add("");
            line(
                    "order",
                    facts("orderNumber", order.orderNumber())
                            .and("dueOn", order.dueOn())
                            .and("expectedOn", order.expectedOn()));
            late(1, order.lateDays());
            reason(1, "cancelled", order.cancelled());
            reason(1, "held", order.hold());
            order.lots().forEach(this::lot);
        }

        private void lot(LotNews lot) {
            line(
                    1,
                    "lot",
                    facts("lot", lot.lot())
                            .and("factory", lot.factory())
                            .and("quantity", lot.quantity())
                            .and("status", word("status", lot.status().name())));
            if (lot.planStartOn() == null) {
                line(2, "unplanned", Map.of());
            } else {
                line(
                        2,
                        "plan",
                        facts("startOn", lot.planStartOn())
                                .and("completeOn", lot.planCompleteOn())
                                .and("expectedOn", lot.expectedOn())
                                .and("forecast", language == Language.ZH ? lot.forecastZh() : lot.forecast()));
            }
            late(2, lot.lateDays());
            reason(2, "held", lot.hold());
            lot.processes().forEach(this::process);
            for (OpenShortage shortage : lot.openShortages()) {
                line(
                        2,
                        "shortage",
                        facts("material", shortage.material())
                                .and(
                                        "missing",
                                        shortage.missing().stripTrailingZeros().toPlainString())
                                .and("unit", shortage.unit()));
            }
            lot.findings().forEach(this::finding);
        }

        private void process(ProcessNews process) {
            line(
                    2,
                    "process",
                    facts("process", language == Language.ZH ? process.nameZh() : process.name())
                            .and("good", process.good())
                            .and("added", "%+d".formatted(process.added()))
                            .and("planned", process.planned())
                            .and("scrapped", process.scrapped()));
        }

        private void finding(Finding finding) {
            if (finding.kind() != null) {
                line(
                        2,
                        finding.open() ? "finding-open" : "finding",
                        facts("kind", word("kind", finding.kind().name()))
                                .and("number", finding.number())
                                .and(
                                        "process",
                                        finding.process() == null ? "" : " " + word("process", finding.process()))
                                .and(
                                        "verdict",
                                        word("verdict", finding.verdict().name()))
                                .and("on", finding.reportedOn())
                                .and("critical", finding.critical())
                                .and("major", finding.major())
                                .and("minor", finding.minor()));
            }
            if (finding.openPoints() != null && !finding.openPoints().isEmpty()) {
                line(3, "points", Map.of("points", String.join("; ", finding.openPoints())));
            }
            if (finding.reworkOn() != null) {
                line(
                        2,
                        "rework",
                        facts("on", finding.reworkOn())
                                .and("quantity", finding.reworkQuantity())
                                .and("reason", finding.reworkReason()));
            }
        }

        private void late(int level, Integer days) {
            if (days != null && days > 0) {
                line(level, "late", Map.of("days", days));
            }
        }

        private void reason(int level, String code, String reason) {
            if (reason != null) {
                line(level, code, Map.of("reason", reason));
            }
        }

        private void line(String code, Map<String, ?> facts) {
            line(0, code, facts);
        }

        private void line(int level, String code, Map<String, ?> facts) {
            lines.add("  ".repeat(level) + language.say("report." + code, facts));
        }

        private String word(String of, String name) {
            String code = "report.%s.%s".formatted(of, name);
            String word = language.say(code, Map.of());
            return word.equals(code) ? name : word;
        }
    }

    private static Facts facts(String name, Object value) {
        return new Facts().and(name, value);
    }

    /** Facts of which some are not known, which a dash says. */
    private static final class Facts extends HashMap<String, Object> {
        Facts and(String name, Object value) {
            put(name, value == null ? "–" : value);
            return this;
        }
    }
}
