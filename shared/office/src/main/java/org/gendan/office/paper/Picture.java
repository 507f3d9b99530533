package org.gendan.office.paper;

import com.openhtmltopdf.extend.FSStream;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/** A photo as a paper shows it: at most as many pixels as a page can print, whatever the camera took. */
public final class Picture {
    static final String PROTOCOL = "picture";
    /** On each side; about 300 dots per inch over half the width of a page. */
    private static final int MOST_PIXELS = 1_200;
    /** A picture may say of itself that it is huge; nobody photographs that. */
    private static final int MOST_STATED = 30_000;

    static {
        System.setProperty("java.awt.headless", "true");
    }

    private Picture() {}

    /** Where the page finds it, whatever its name is made of. */
    static String address(String name) {
        return PROTOCOL + ":" + HexFormat.of().formatHex(name.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The picture as JPG, upright, of at most 1 200 pixels on each side; one that is so already unchanged; empty if it
     * cannot be read.
     */
    public static Optional<byte[]> forPrint(byte[] content) {
        try (ImageInputStream input = ImageIO.createImageInputStream(new ByteArrayInputStream(content))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(input);
            if (!readers.hasNext()) {
                return Optional.empty();
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(input, true, true);
                return forPrint(content, reader);
            } finally {
                reader.dispose();
            }
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException unreadable) {
            return Optional.empty();
        }
    }

    private static Optional<byte[]> forPrint(byte[] content, ImageReader reader) throws IOException {
        int largest = Math.max(reader.getWidth(0), reader.getHeight(0));
        if (largest > MOST_STATED) {
            return Optional.empty();
        }
        boolean jpg = "jpeg".equalsIgnoreCase(reader.getFormatName());
        int quarters = jpg ? Upright.quarters(content) : 0;
        if (jpg && quarters == 0 && largest <= MOST_PIXELS) {
            reader.read(0);
            return Optional.of(content);
        }
        ImageReadParam coarse = reader.getDefaultReadParam();
        // Thinned out while it is read, so that the whole of it never lies in memory.
        int step = Math.max(1, largest / (2 * MOST_PIXELS));
        coarse.setSourceSubsampling(step, step, 0, 0);
        return Optional.of(jpg(Upright.turned(scaled(reader.read(0, coarse)), quarters)));
    }

    private static BufferedImage scaled(BufferedImage picture) {
        double scale = Math.min(1, (double) MOST_PIXELS / Math.max(picture.getWidth(), picture.getHeight()));
        int width = Math.max(1, (int) Math.round(picture.getWidth() * scale));
        int height = Math.max(1, (int) Math.round(picture.getHeight() * scale));
        // What is transparent is paper.
        BufferedImage scaled = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = scaled.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, width, height);
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(picture, 0, 0, width, height, null);
        graphics.dispose();
        return scaled;
    }

    private static byte[] jpg(BufferedImage picture) throws IOException {
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        ImageIO.write(picture, "jpg", written);
        return written.toByteArray();
    }

    /** A picture as the renderer reads it. */
    record Source(byte[] content) implements FSStream {
        @Override
        public InputStream getStream() {
            return new ByteArrayInputStream(content);
        }

        @Override
        public Reader getReader() {
            return new InputStreamReader(getStream(), StandardCharsets.ISO_8859_1);
        }
    }
}
