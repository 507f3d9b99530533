package org.gendan.production.report;

import java.awt.Color;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gendan.office.paper.Chart;
import org.gendan.production.order.AssignmentStatus;
import org.gendan.production.report.DailyNews.LotNews;
import org.jfree.chart.ChartFactory;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.renderer.category.BarRenderer;
import org.jfree.data.category.DefaultCategoryDataset;

/** How far the lots of a report are packed beside what was planned by now, those that are late first. */
final class ReportChart {
    /** More would be bars that nobody can read; the table has all lots. */
    private static final int MOST_LOTS = 20;

    private static final int WIDTH = 960;
    private static final int HEAD = 120;
    private static final int ROW = 34;
    private static final int WHOLE = 100;
    private static final String PACKED = "已包装 Packed";
    private static final String PLANNED = "计划 By plan";

    private ReportChart() {}

    static byte[] png(DailyNews news) {
        List<Shown> shown = shown(news);
        return Chart.png(drawn(shown), WIDTH, HEAD + ROW * shown.size());
    }

    /** One lot with its order's number. */
    private record Shown(String name, LotNews lot) {
        int percent(int sets) {
            return lot.quantity() == 0 ? 0 : (int) Math.min(WHOLE, (long) sets * WHOLE / lot.quantity());
        }
    }

    private static List<Shown> shown(DailyNews news) {
        Map<UUID, Integer> places = IntStream.range(0, news.overdue().size())
                .boxed()
                .collect(Collectors.toMap(place -> news.overdue().get(place).assignmentId(), Function.identity()));
        return news.orders().stream()
                .flatMap(order -> order.lots().stream()
                        .filter(lot -> lot.status() != AssignmentStatus.CANCELLED)
                        .map(lot -> new Shown(order.orderNumber() + " / " + lot.lot(), lot)))
                .sorted((one, other) -> Integer.compare(
                        places.getOrDefault(one.lot().assignmentId(), Integer.MAX_VALUE),
                        places.getOrDefault(other.lot().assignmentId(), Integer.MAX_VALUE)))
                .limit(MOST_LOTS)
                .toList();
    }

    private static JFreeChart drawn(List<Shown> shown) {
        DefaultCategoryDataset bars = new DefaultCategoryDataset();
        for (Shown each : shown) {
            bars.addValue(each.percent(each.lot().packed()), PACKED, each.name());
            bars.addValue(each.percent(each.lot().plannedPacked()), PLANNED, each.name());
        }
        JFreeChart chart = ChartFactory.createBarChart(
                "各批次包装进度 Lots packed", null, "%", bars, PlotOrientation.HORIZONTAL, true, false, false);
        CategoryPlot plot = chart.getCategoryPlot();
        plot.getRangeAxis().setRange(0, WHOLE);
        BarRenderer renderer = (BarRenderer) plot.getRenderer();
        renderer.setAutoPopulateSeriesPaint(false);
        renderer.setSeriesPaint(0, new Color(0x2E7D32));
        renderer.setSeriesPaint(1, new Color(0xFFD54F));
        return chart;
    }
}
