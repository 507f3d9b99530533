package org.gendan.production.report;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.gendan.office.report.DatedReport;
import org.gendan.office.report.Language;
import org.gendan.office.report.Period;
import org.gendan.office.report.ReportShelf;
import org.gendan.office.report.Schedule;
import org.gendan.production.factory.FactoryRegister;

/** The daily report of production (S3.13): what it tells, when, to whom, and how (decision 16). */
@ApplicationScoped
class ProductionReport implements DatedReport<DailyNews> {
    private final Gathering gathering;
    private final Wording wording;
    private final Shelf shelf;
    private final FactoryRegister factories;
    private final Config config;
    private final Schedule schedule;
    private final ReportDays days;
    private final List<String> roles;
    private final List<String> alarmRoles;
    private final Language language;

    ProductionReport(
            Gathering gathering,
            Wording wording,
            Shelf shelf,
            FactoryRegister factories,
            Config config,
            @ConfigProperty(name = "gendan.report.at") LocalTime at,
            @ConfigProperty(name = "gendan.report.before") LocalTime before,
            @ConfigProperty(name = "gendan.zone") ZoneId zone,
            @ConfigProperty(name = "gendan.report.days") ReportDays days,
            @ConfigProperty(name = "gendan.report.roles") List<String> roles,
            @ConfigProperty(name = "gendan.report.alarm-roles") List<String> alarmRoles,
            @ConfigProperty(name = "gendan.report.language") Language language) {
        this.gathering = gathering;
        this.wording = wording;
        this.shelf = shelf;
        this.factories = factories;
        this.config = config;
        this.schedule = Schedule.daily(at, before, zone);
        this.days = days;
        this.roles = List.copyOf(roles);
        this.alarmRoles = List.copyOf(alarmRoles);
        this.language = language;
    }

    @Override
    public String name() {
        return "production-report";
    }

    @Override
    public Schedule schedule() {
        return schedule;
    }

    @Override
    public boolean isOwed(Period day) {
        return switch (days) {
            case EVERY_DAY -> true;
            case WORKING_DAYS -> factories.anybodyWorksOn(day.start());
        };
    }

    @Override
    public ReportShelf shelf() {
        return shelf;
    }

    @Override
    public Class<DailyNews> facts() {
        return DailyNews.class;
    }

    @Override
    public DailyNews gather(Asked<DailyNews> asked) {
        return gathering.of(asked);
    }

    @Override
    public boolean hasNews(DailyNews news) {
        return news.hasNews();
    }

    @Override
    public String subject(Period day, DailyNews news, Language in) {
        return wording.subject(day.start(), news, in);
    }

    @Override
    public String text(DailyNews news, Language in) {
        return wording.text(news, in);
    }

    @Override
    public List<String> roles() {
        return roles;
    }

    /** Each merchandiser has the own orders, when one of them is late or something is new of it. */
    @Override
    public Map<String, DailyNews> people(DailyNews news) {
        return news.merchandisers().stream().collect(Collectors.toMap(Function.identity(), news::of));
    }

    @Override
    public Language languageOfPeople() {
        return language;
    }

    @Override
    public Language languageOf(String role) {
        return config.getOptionalValue("gendan.report.language." + role, Language.class)
                .orElse(language);
    }

    @Override
    public List<String> alarmRoles() {
        return alarmRoles;
    }

    @Override
    public String alarmText() {
        return "report.alarm";
    }
}
