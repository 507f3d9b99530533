package org.gendan.office.paper;

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
import org.w3c.dom.Document;

/** A chart as picture, in the font of all papers, so that Chinese is written on every machine. */
public final class Chart {
    private static final StandardChartTheme THEME = theme();

    private Chart() {}

    /** The chart as SVG; width and height in pixels. */
    public static byte[] svg(JFreeChart chart, int width, int height) {
        THEME.apply(chart);
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
        THEME.apply(chart);
        ByteArrayOutputStream picture = new ByteArrayOutputStream();
        try {
            ChartUtils.writeChartAsPNG(picture, chart, width, height);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return picture.toByteArray();
    }

    private static StandardChartTheme theme() {
        // A server has no screen; without this the first chart may look for one.
        System.setProperty("java.awt.headless", "true");
        try (InputStream file = Paper.resource("NotoSansSC.ttf")) {
            Font font = Font.createFont(Font.TRUETYPE_FONT, file);
            StandardChartTheme theme = new StandardChartTheme("Gendan");
            theme.setExtraLargeFont(font.deriveFont(16f));
            theme.setLargeFont(font.deriveFont(13f));
            theme.setRegularFont(font.deriveFont(12f));
            theme.setSmallFont(font.deriveFont(10f));
            return theme;
        } catch (FontFormatException | IOException failed) {
            throw new IllegalStateException("the font of the papers cannot be read", failed);
        }
    }
}
