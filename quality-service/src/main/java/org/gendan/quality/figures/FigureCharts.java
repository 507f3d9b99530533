package org.gendan.quality.figures;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.List;
import java.util.stream.Stream;
import org.gendan.quality.figures.Pareto.Bar;
import org.gendan.quality.figures.Pareto.Slice;
import org.gendan.quality.figures.Trend.Point;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.CategoryAxis;
import org.jfree.chart.axis.CategoryLabelPositions;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.renderer.category.LineAndShapeRenderer;
import org.jfree.chart.renderer.category.StackedBarRenderer;
import org.jfree.data.RangeType;
import org.jfree.data.category.CategoryDataset;
import org.jfree.data.category.DefaultCategoryDataset;

/** Figures as pictures, with words in Chinese and English. */
public final class FigureCharts {
    /** Further codes and groups would only be smaller bars; the figures themselves have all of them. */
    private static final int MOST_CODES = 12;

    private static final int MOST_GROUPS = 6;
    private static final int MOST_LABELS_SIDE_BY_SIDE = 6;
    private static final double HEADROOM = 1.05;
    private static final String OTHERS = "其他 Others";
    private static final String UNSTATED = "未注明 Unstated";
    private static final String FOUND = "缺陷数 Defects";
    private static final String CUMULATIVE = "累计占比 Cumulative %";
    private static final Color LINE = new Color(0xC0392B);
    private static final List<Color> BARS = List.of(
            new Color(0x2E6DA4),
            new Color(0xE08E0B),
            new Color(0x3C9D5D),
            new Color(0x8E5EA2),
            new Color(0x17A2B8),
            new Color(0xB5651D),
            new Color(0x7F8C8D));

    private FigureCharts() {}

    /** Bars by code, the most frequent first, stacked by group, and the line of what they are together. */
    public static JFreeChart of(Pareto pareto) {
        DefaultCategoryDataset line = new DefaultCategoryDataset();
        List<Bar> shown = pareto.whole().bars().stream().limit(MOST_CODES).toList();
        shown.forEach(bar -> line.addValue(bar.cumulativePercent(), CUMULATIVE, bar.code()));
        boolean more = shown.size() < pareto.whole().bars().size();
        if (more) {
            line.addValue(100, CUMULATIVE, OTHERS);
        }
        StackedBarRenderer bars = new StackedBarRenderer();
        bars.setMaximumBarWidth(0.12);
        bars.setAutoPopulateSeriesPaint(false);
        NumberAxis left = count(FOUND, pareto.whole().found());
        CategoryPlot plot = new CategoryPlot(bars(pareto, shown, more), new CategoryAxis(), left, bars);
        for (int series = 0; series <= MOST_GROUPS; series++) {
            bars.setSeriesPaint(series, BARS.get(series));
        }
        return chart("缺陷帕累托图 Defect Pareto", pareto.scope(), withLine(plot, line, percent(CUMULATIVE, 100)));
    }

    private static CategoryDataset bars(Pareto pareto, List<Bar> shown, boolean more) {
        DefaultCategoryDataset bars = new DefaultCategoryDataset();
        if (pareto.groups().isEmpty()) {
            addBars(bars, FOUND, Stream.of(pareto.whole()), shown, more);
            return bars;
        }
        pareto.groups().stream()
                .limit(MOST_GROUPS)
                .forEach(group -> addBars(
                        bars, group.label().isEmpty() ? UNSTATED : group.label(), Stream.of(group), shown, more));
        if (pareto.groups().size() > MOST_GROUPS) {
            addBars(bars, OTHERS, pareto.groups().stream().skip(MOST_GROUPS), shown, more);
        }
        return bars;
    }

    private static void addBars(
            DefaultCategoryDataset bars, String series, Stream<Slice> slices, List<Bar> shown, boolean more) {
        List<Bar> all = slices.flatMap(slice -> slice.bars().stream()).toList();
        int rest = all.stream().mapToInt(Bar::found).sum();
        for (Bar code : shown) {
            int found = all.stream()
                    .filter(bar -> bar.code().equals(code.code()))
                    .mapToInt(Bar::found)
                    .sum();
            bars.addValue(found, series, code.code());
            rest -= found;
        }
        if (more) {
            bars.addValue(rest, series, OTHERS);
        }
    }

    /** What passed the first time, and what was defective, period by period. */
    public static JFreeChart of(Trend trend) {
        String passed = "一次合格率 First-pass %";
        String defective = "不合格品率 Defective %";
        DefaultCategoryDataset good = new DefaultCategoryDataset();
        DefaultCategoryDataset bad = new DefaultCategoryDataset();
        for (Point point : trend.points()) {
            good.addValue(point.firstPassPercent(), passed, point.period());
            bad.addValue(point.defectivePercent(), defective, point.period());
        }
        LineAndShapeRenderer line = line(BARS.getFirst());
        CategoryPlot plot = new CategoryPlot(good, new CategoryAxis(), percent(passed, 100), line);
        NumberAxis right = new NumberAxis(defective);
        right.setRangeType(RangeType.POSITIVE);
        return chart("质量趋势图 Quality trend", trend.scope(), withLine(plot, bad, right));
    }

    private static CategoryPlot withLine(CategoryPlot plot, CategoryDataset dataset, NumberAxis axis) {
        plot.setDataset(1, dataset);
        plot.setRangeAxis(1, axis);
        plot.mapDatasetToRangeAxis(1, 1);
        plot.setRenderer(1, line(LINE));
        plot.setDatasetRenderingOrder(DatasetRenderingOrder.FORWARD);
        if (dataset.getColumnCount() > MOST_LABELS_SIDE_BY_SIDE) {
            plot.getDomainAxis().setCategoryLabelPositions(CategoryLabelPositions.UP_45);
        }
        return plot;
    }

    private static LineAndShapeRenderer line(Color colour) {
        LineAndShapeRenderer line = new LineAndShapeRenderer();
        line.setAutoPopulateSeriesPaint(false);
        line.setAutoPopulateSeriesStroke(false);
        line.setSeriesPaint(0, colour);
        line.setSeriesStroke(0, new BasicStroke(2f));
        return line;
    }

    /** Ends where the other axis has 100 %, so that bars and line are read against each other. */
    private static NumberAxis count(String label, int all) {
        NumberAxis axis = new NumberAxis(label);
        axis.setRange(0, Math.max(1, all) * HEADROOM);
        axis.setStandardTickUnits(NumberAxis.createIntegerTickUnits());
        return axis;
    }

    private static NumberAxis percent(String label, double upTo) {
        NumberAxis axis = new NumberAxis(label);
        axis.setRange(0, upTo * HEADROOM);
        return axis;
    }

    private static JFreeChart chart(String title, Scope scope, CategoryPlot plot) {
        return new JFreeChart("%s  %s – %s".formatted(title, scope.from(), scope.to()), null, plot, true);
    }
}
