package org.gendan.production.progress;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Rectangle;
import java.awt.Stroke;
import java.awt.geom.Line2D;
import java.text.SimpleDateFormat;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gendan.kernel.rule.MayLack;
import org.gendan.kernel.rule.Texts;
import org.gendan.office.paper.Chart;
import org.gendan.production.order.Lot;
import org.gendan.production.order.PlanRevision;
import org.gendan.production.routing.PlannedProcess;
import org.gendan.production.routing.Step;
import org.gendan.production.routing.WorkProcess;
import org.jfree.chart.ChartFactory;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.LegendItem;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.axis.DateAxis;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.renderer.category.GanttRenderer;
import org.jfree.data.gantt.Task;
import org.jfree.data.gantt.TaskSeries;
import org.jfree.data.gantt.TaskSeriesCollection;

/**
 * The plan of a lot beside its progress: when each process is planned, on which days it was worked and how much of it is done,
 * and where today lies. Whoever is not to know the contract's delivery date sees the plan without it.
 */
public record PlanChart(
        Lot lot, PlanRevision plan, Map<WorkProcess, Worked> worked, LocalDate dueOn, LocalDate today, ZoneId zone) {
    private static final int WIDTH = 960;
    private static final Color ACTUAL = new Color(0x2E, 0x7D, 0x32);
    private static final Color PLANNED = new Color(0xFF, 0xD5, 0x4F);
    private static final Color TODAY = new Color(0xC6, 0x28, 0x28);
    private static final Color DUE = new Color(0x15, 0x65, 0xC0);
    private static final Stroke LINE = new BasicStroke(2f);

    /** The first and the last day on which something was made. */
    record Worked(LocalDate from, LocalDate until) {}

    /** One process: its planned first and last day, and the good sets of the lot that came through it. */
    @Schema(
            name = "PlanChartBar",
            description = "One process: its planned first and last day, and how much of the lot came through it.")
    @MayLack({"workedFrom", "workedUntil"})
    public record Bar(
            WorkProcess process,
            String name,
            String nameZh,
            LocalDate startOn,
            LocalDate endOn,

            @Schema(description = "The first day on which sets came through it; absent while there are none.")
            LocalDate workedFrom,

            @Schema(description = "The last such day so far; of a process that is done the day on which it was.")
            LocalDate workedUntil,

            @Schema(description = "Good sets that came through it.")
            int good,

            @Schema(description = "Sets of the lot.") int quantity,

            @Schema(description = "Of the lot, rounded down, at most 100.")
            int percent) {}

    /** In the order of the lot's route. */
    public List<Bar> bars() {
        return plan.processes().stream().map(this::bar).toList();
    }

    private Bar bar(PlannedProcess planned) {
        Optional<Step> step = lot.assignment().route().step(planned.process());
        int good = lot.made().good(planned.process());
        int quantity = lot.assignment().quantity();
        Optional<Worked> days =
                Optional.ofNullable(worked.get(planned.process())).filter(_ -> good > 0);
        return new Bar(
                planned.process(),
                step.map(Step::name).orElse(planned.process().name()),
                step.map(Step::nameZh).orElse(planned.process().name()),
                planned.startOn(),
                planned.endOn(),
                days.map(Worked::from).orElse(null),
                days.map(Worked::until).orElse(null),
                good,
                quantity,
                quantity == 0 ? 0 : Math.clamp(good * 100L / quantity, 0, 100));
    }

    public byte[] svg() {
        return Chart.svg(drawn(), WIDTH, height());
    }

    public byte[] png() {
        return Chart.png(drawn(), WIDTH, height());
    }

    private int height() {
        return 190 + 46 * plan.processes().size();
    }

    private JFreeChart drawn() {
        TaskSeries planned = new TaskSeries("plan");
        TaskSeries actual = new TaskSeries("actual");
        for (Bar bar : bars()) {
            String name = "%s %s  %d / %d".formatted(bar.nameZh(), bar.name(), bar.good(), bar.quantity());
            planned.add(new Task(name, start(bar.startOn()), start(bar.endOn().plusDays(1))));
            if (bar.workedFrom() != null) {
                actual.add(new Task(
                        name, start(bar.workedFrom()), start(bar.workedUntil().plusDays(1))));
            }
        }
        TaskSeriesCollection tasks = new TaskSeriesCollection();
        tasks.add(planned);
        tasks.add(actual);
        JFreeChart chart = ChartFactory.createGanttChart(title(), "", "", tasks, true, false, false);
        CategoryPlot plot = chart.getCategoryPlot();
        plot.setRangeAxis(days());
        plot.setRenderer(renderer());
        plot.getDomainAxis().setMaximumCategoryLabelWidthRatio(0.5f);
        plot.addRangeMarker(new ValueMarker(noon(today).getTime(), TODAY, LINE));
        if (dueOn != null) {
            plot.addRangeMarker(new ValueMarker(start(dueOn.plusDays(1)).getTime(), DUE, LINE));
        }
        plot.setFixedLegendItems(legend());
        return chart;
    }

    private String title() {
        Map<String, Object> facts = Map.of(
                "orderNumber", lot.order().orderNumber(),
                "lot", lot.assignment().lot(),
                "plan", plan.number());
        return Texts.chinese("chart.plan", facts) + "\n" + Texts.english("chart.plan", facts);
    }

    private DateAxis days() {
        TimeZone days = TimeZone.getTimeZone(zone);
        DateAxis axis = new DateAxis("", days, Locale.ROOT);
        SimpleDateFormat day = new SimpleDateFormat("MM-dd", Locale.ROOT);
        day.setTimeZone(days);
        axis.setDateFormatOverride(day);
        List<LocalDate> shown = Stream.concat(
                        Stream.of(plan.startOn(), plan.completeOn(), today, dueOn == null ? today : dueOn),
                        worked.values().stream().flatMap(done -> Stream.of(done.from(), done.until())))
                .sorted()
                .toList();
        axis.setRange(
                start(shown.getFirst().minusDays(1)), start(shown.getLast().plusDays(2)));
        return axis;
    }

    private static GanttRenderer renderer() {
        GanttRenderer renderer = new GanttRenderer();
        renderer.setAutoPopulateSeriesPaint(false);
        renderer.setSeriesPaint(0, PLANNED);
        renderer.setSeriesPaint(1, ACTUAL);
        renderer.setItemMargin(0);
        renderer.setMaximumBarWidth(0.1);
        renderer.setDrawBarOutline(false);
        return renderer;
    }

    private LegendItemCollection legend() {
        LegendItemCollection items = new LegendItemCollection();
        items.add(box("planned", PLANNED));
        items.add(box("actual", ACTUAL));
        items.add(line("today", TODAY, today));
        if (dueOn != null) {
            items.add(line("due", DUE, dueOn));
        }
        return items;
    }

    private static LegendItem box(String code, Color colour) {
        return new LegendItem(label(code), null, null, null, new Rectangle(10, 10), colour);
    }

    private static LegendItem line(String code, Color colour, LocalDate day) {
        return new LegendItem(label(code) + " " + day, null, null, null, new Line2D.Double(0, 0, 14, 0), LINE, colour);
    }

    private static String label(String code) {
        return Texts.chinese("chart." + code, Map.of()) + " " + Texts.english("chart." + code, Map.of());
    }

    private Date start(LocalDate day) {
        return Date.from(day.atStartOfDay(zone).toInstant());
    }

    private Date noon(LocalDate day) {
        return Date.from(day.atTime(12, 0).atZone(zone).toInstant());
    }
}
