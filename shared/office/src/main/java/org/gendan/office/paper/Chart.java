package org.gendan.office.paper;

import java.awt.Color;
import java.awt.Dimension;
import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.Rectangle;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.SVGGraphics2D;
import org.jfree.chart.ChartUtils;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.StandardChartTheme;
import org.jfree.chart.renderer.category.StandardBarPainter;
import org.jfree.chart.ui.RectangleInsets;
import org.w3c.dom.Document;

/** A chart as picture, in the font of all papers, so that Chinese is written on every machine. */
public final class Chart {
    private static final Color GRID = new Color(0xD8, 0xD8, 0xD8);
    private static final StandardChartTheme THEME = theme();

    private Chart() {}

    /** The chart as SVG; width and height in pixels. */
    public static byte[] svg(JFreeChart chart, int width, int height) {
        print(chart);
        ByteArrayOutputStream picture = new ByteArrayOutputStream();
        try (Writer out = new OutputStreamWriter(picture, StandardCharsets.UTF_8)) {
            Document page = DocumentBuilderFactory.newDefaultNSInstance()
                    .newDocumentBuilder()
                    .getDOMImplementation()
                    .createDocument("http://www.w3.org/2000/svg", "svg", null);
            SVGGraphics2D graphics = new SVGGraphics2D(page);
            graphics.setSVGCanvasSize(new Dimension(width, height));
            chart.draw(graphics, new Rectangle(width, height));
            graphics.stream(out, true);
        } catch (ParserConfigurationException | IOException failed) {
            throw new IllegalStateException("a chart that cannot be drawn", failed);
        }
        return picture.toByteArray();
    }

    /** The chart as PNG; width and height in pixels. */
    public static byte[] png(JFreeChart chart, int width, int height) {
        print(chart);
        ByteArrayOutputStream picture = new ByteArrayOutputStream();
        try {
            ChartUtils.writeChartAsPNG(picture, chart, width, height);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return picture.toByteArray();
    }

    /** As ink on paper: white ground, flat bars. */
    private static void print(JFreeChart chart) {
        THEME.apply(chart);
        chart.getPlot().setOutlineVisible(false);
        chart.setPadding(new RectangleInsets(6, 6, 6, 6));
    }

    private static StandardChartTheme theme() {
        // A server has no screen; without this the first chart may look for one.
        System.setProperty("java.awt.headless", "true");
        try (InputStream file = PaperFont.file()) {
            Font font = Font.createFont(Font.TRUETYPE_FONT, file);
            StandardChartTheme theme = new StandardChartTheme("Gendan");
            theme.setExtraLargeFont(font.deriveFont(16f));
            theme.setLargeFont(font.deriveFont(13f));
            theme.setRegularFont(font.deriveFont(12f));
            theme.setSmallFont(font.deriveFont(10f));
            theme.setChartBackgroundPaint(Color.WHITE);
            theme.setPlotBackgroundPaint(Color.WHITE);
            theme.setLegendBackgroundPaint(Color.WHITE);
            theme.setRangeGridlinePaint(GRID);
            theme.setDomainGridlinePaint(GRID);
            theme.setBarPainter(new StandardBarPainter());
            theme.setShadowVisible(false);
            return theme;
        } catch (FontFormatException | IOException failed) {
            throw new IllegalStateException("the font of the papers cannot be read", failed);
        }
    }
}
