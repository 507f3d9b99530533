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
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.gendan.office.report.Language;
import org.gendan.production.order.AssignmentStatus;
import org.gendan.production.order.OpenShortage;
import org.gendan.production.report.DailyNews.Finding;
import org.gendan.production.report.DailyNews.IdleOrder;
import org.gendan.production.report.DailyNews.LotNews;
import org.gendan.production.report.DailyNews.OrderNews;
import org.gendan.production.report.DailyNews.Overdue;
import org.gendan.production.report.DailyNews.ProcessNews;

/** The words of a report, in Chinese, in English, or in both. */
@ApplicationScoped
class Wording {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    /** At the end of a point: {@code BROKEN_STITCH (SEWING)}. */
    private static final Pattern PLACE = Pattern.compile("\\(([A-Z_]+)\\)$");

    private final ZoneId zone;

    Wording(@ConfigProperty(name = "gendan.zone") ZoneId zone) {
        this.zone = zone;
    }

    String subject(LocalDate day, DailyNews news, Language language) {
        return language.say(
                news.hasNews() ? "report.subject" : "report.subject-quiet",
                Map.of(
                        "day", day,
                        "late", news.overdue().size(),
                        "orders", news.orders().size(),
                        "findings", news.findings()));
    }

    String text(DailyNews news, Language language) {
        return switch (language) {
            case ZH, EN -> new Page(language).of(news);
            case BOTH -> new Page(Language.ZH).of(news) + "\n\n" + new Page(Language.EN).of(news);
        };
    }

    /** Who can do something about a lot that is late, on paper. */
    String who(Overdue late) {
        return late.who().stream().map(role -> word(Language.BOTH, "who", role)).collect(Collectors.joining("; "));
    }

    String status(AssignmentStatus status) {
        return word(Language.BOTH, "status", status.name());
    }

    private static String word(Language language, String of, String name) {
        String code = "report.%s.%s".formatted(of, name);
        String word = language.say(code, Map.of());
        return word.contains(code) ? name : word;
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
            if (!news.overdue().isEmpty()) {
                line("overdue-head", Map.of("late", news.overdue().size()));
                news.overdue().forEach(this::overdue);
            }
            List<OrderNews> changed =
                    news.orders().stream().filter(OrderNews::hasNews).toList();
            if (!changed.isEmpty()) {
                line("changed-head", Map.of());
                changed.forEach(this::changed);
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

        private void overdue(Overdue late) {
            line(
                    1,
                    "overdue",
                    facts("orderNumber", late.orderNumber())
                            .and("lot", late.lot())
                            .and("factory", late.factory())
                            .and("days", String.join(comma(), days(late)))
                            .and("expectedOn", late.expectedOn())
                            .and(
                                    "who",
                                    late.who().stream()
                                            .map(role -> word("who", role))
                                            .collect(Collectors.joining(comma()))));
        }

        private List<String> days(Overdue late) {
            List<String> days = new ArrayList<>();
            Map.of("contract", late.contractDays(), "plan", late.planDays(), "unplanned", late.unplannedDays())
                    .entrySet()
                    .stream()
                    .filter(against -> against.getValue() > 0)
                    .sorted(Map.Entry.comparingByKey())
                    .forEach(against -> days.add(
                            language.say("report.overdue." + against.getKey(), Map.of("days", against.getValue()))));
            return days;
        }

        /** What came since the report before, a line for each lot of which something did. */
        private void changed(OrderNews order) {
            order.lots().stream().filter(LotNews::hasNews).forEach(lot -> {
                List<String> what = new ArrayList<>();
                if (lot.statusNews()) {
                    what.add(word("status", lot.status().name()));
                }
                lot.processes().stream()
                        .filter(process -> process.added() != 0)
                        .forEach(process -> what.add("%s %+d".formatted(name(process), process.added())));
                lot.findings().stream()
                        .filter(finding -> finding.news() && finding.verdict() != null)
                        .forEach(finding -> what.add(word("kind", finding.kind().name()) + " "
                                + word("verdict", finding.verdict().name())));
                line(
                        1,
                        "changed",
                        facts("orderNumber", order.orderNumber())
                                .and("lot", lot.lot())
                                .and("what", String.join(comma(), what)));
            });
        }

        private String comma() {
            return language == Language.ZH ? "、" : ", ";
        }

        private String name(ProcessNews process) {
            return language == Language.ZH ? process.nameZh() : process.name();
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
            if (lot.status() != AssignmentStatus.ASSIGNED) {
                lot.processes().forEach(this::process);
            }
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
                    facts("process", name(process))
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
                line(
                        3,
                        "points",
                        Map.of(
                                "points",
                                finding.openPoints().stream().map(this::point).collect(Collectors.joining("; "))));
            }
            if (finding.reworkOn() != null) {
                line(
                        2,
                        finding.reworkReason() == null ? "rework-alone" : "rework",
                        facts("on", finding.reworkOn())
                                .and("quantity", finding.reworkQuantity())
                                .and("reason", finding.reworkReason()));
            }
        }

        /** A defect's code and where it was found, of which the place has a word. */
        private String point(String point) {
            return PLACE.matcher(point).replaceAll(place -> "(" + word("process", place.group(1)) + ")");
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
            return Wording.word(language, of, name);
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
