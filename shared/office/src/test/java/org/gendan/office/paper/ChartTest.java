package org.gendan.office.paper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import javax.imageio.ImageIO;
import org.jfree.chart.ChartFactory;
import org.jfree.chart.JFreeChart;
import org.jfree.data.category.DefaultCategoryDataset;
import org.junit.jupiter.api.Test;

class ChartTest {

    @Test
    void aChartIsDrawnAsScalablePictureInTheFontOfThePapers() {
        String picture = new String(Chart.svg(defects(), 640, 360), StandardCharsets.UTF_8);
        assertTrue(picture.contains("<svg") && picture.contains("跳针") && picture.contains("Noto Sans SC"), picture);
    }

    @Test
    void aChartIsDrawnAsPixelsInTheSizeThatWasAskedFor() throws IOException {
        var picture = ImageIO.read(new ByteArrayInputStream(Chart.png(defects(), 640, 360)));
        assertEquals("640 × 360", picture.getWidth() + " × " + picture.getHeight());
    }

    @Test
    void aChartIsInkOnWhitePaper() throws IOException {
        var picture = ImageIO.read(new ByteArrayInputStream(Chart.png(defects(), 640, 360)));
        long grey = 0;
        for (int x = 0; x < 640; x++) {
            for (int y = 0; y < 360; y++) {
                grey += (picture.getRGB(x, y) & 0xFFFFFF) == 0xC0C0C0 ? 1 : 0;
            }
        }
        // A line or an edge may be as grey.
        assertTrue(grey < 640 * 360 / 100, grey + " grey pixels are a ground");
    }

    private static JFreeChart defects() {
        DefaultCategoryDataset counted = new DefaultCategoryDataset();
        counted.addValue(3, "缺陷 defects", "跳针 skipped stitch");
        return ChartFactory.createBarChart("缺陷 Defects", "", "", counted);
    }
}
