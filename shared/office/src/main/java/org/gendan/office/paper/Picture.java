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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.gendan.kernel.rule.Refused;

/** A photo as a paper shows it: at most as many pixels as a page can print, whatever the camera took. */
public final class Picture {
    static final String PROTOCOL = "picture";
    /** On each side; about 300 dots per inch over half the width of a page. */
    private static final int MOST_PIXELS = 1_200;
    /** All of a picture; a telephone takes 12, a good camera 50 millions. */
    private static final long MOST_IN_ALL = 50_000_000;
    /** Of one that cannot be read line by line, and lies in memory whole until it can. */
    private static final long MOST_AT_ONCE = 16_000_000;
    /** Of what is shown of one; so many are shown at once that more would fill the memory. */
    private static final int MOST_BYTES = 256 * 1024;
    /** Each shows less than the one before; nobody sees it in print. */
    private static final float[] QUALITIES = {0.75f, 0.5f, 0.25f};
    /** In which it says how large it is and how it was held. */
    private static final int HEAD = 512 * 1024;

    /** A picture needs much memory and a processor while it is read: one is read at a time. */
    private static final ReentrantLock ONE = new ReentrantLock();

    static {
        System.setProperty("java.awt.headless", "true");
    }

    private Picture() {}

    /** Where the page finds it, whatever its name is made of. */
    static String address(String name) {
        return PROTOCOL + ":" + HexFormat.of().formatHex(name.getBytes(StandardCharsets.UTF_8));
    }

    /** Refused if it says of itself that it has more pixels than anybody photographs, in width times height. */
    public static void requireBounded(Path file) {
        read(file, (reader, head) -> {
            long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
            long most = isJpg(reader) && Upright.isProgressive(head) ? MOST_AT_ONCE : MOST_IN_ALL;
            if (pixels > most) {
                throw Refused.of(
                        Refused.Kind.TOO_LARGE,
                        "too-many-pixels",
                        Map.of("width", reader.getWidth(0), "height", reader.getHeight(0), "most", most));
            }
            return Optional.<Void>empty();
        });
    }

    /**
     * The picture as JPG, upright, of at most 1 200 pixels on each side and 256 KB; one that is so already unchanged; empty if
     * it cannot be read.
     */
    public static Optional<byte[]> forPrint(Path file) {
        ONE.lock();
        try {
            return read(file, (reader, head) -> forPrint(file, reader, head));
        } finally {
            ONE.unlock();
        }
    }

    /** What is done with a picture. */
    @FunctionalInterface
    private interface Reading<T> {
        Optional<T> of(ImageReader reader, byte[] head) throws IOException;
    }

    private static <T> Optional<T> read(Path file, Reading<T> reading) {
        try (ImageInputStream input = ImageIO.createImageInputStream(file.toFile());
                InputStream content = Files.newInputStream(file)) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(input);
            if (!readers.hasNext()) {
                return Optional.empty();
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(input, true, true);
                return reading.of(reader, content.readNBytes(HEAD));
            } finally {
                reader.dispose();
            }
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException unreadable) {
            return Optional.empty();
        }
    }

    private static Optional<byte[]> forPrint(Path file, ImageReader reader, byte[] head) throws IOException {
        int largest = Math.max(reader.getWidth(0), reader.getHeight(0));
        int quarters = isJpg(reader) ? Upright.quarters(head) : 0;
        if (isJpg(reader) && quarters == 0 && largest <= MOST_PIXELS && Files.size(file) <= MOST_BYTES) {
            reader.read(0);
            return Optional.of(Files.readAllBytes(file));
        }
        ImageReadParam coarse = reader.getDefaultReadParam();
        // Thinned out while it is read to at most twice of what is shown, so that the whole of it never lies in memory.
        int step = Math.ceilDiv(largest, 2 * MOST_PIXELS);
        coarse.setSourceSubsampling(step, step, 0, 0);
        return Optional.of(jpg(Upright.turned(scaled(reader.read(0, coarse), MOST_PIXELS), quarters)));
    }

    private static boolean isJpg(ImageReader reader) throws IOException {
        return "jpeg".equalsIgnoreCase(reader.getFormatName());
    }

    private static BufferedImage scaled(BufferedImage picture, int mostPixels) {
        double scale = Math.min(1, (double) mostPixels / Math.max(picture.getWidth(), picture.getHeight()));
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
        for (float quality : QUALITIES) {
            byte[] written = jpg(picture, quality);
            if (written.length <= MOST_BYTES) {
                return written;
            }
        }
        return jpg(scaled(picture, Math.max(picture.getWidth(), picture.getHeight()) / 2));
    }

    private static byte[] jpg(BufferedImage picture, float quality) throws IOException {
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpg").next();
        try (ImageOutputStream out = new MemoryCacheImageOutputStream(written)) {
            ImageWriteParam how = writer.getDefaultWriteParam();
            how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            how.setCompressionQuality(quality);
            writer.setOutput(out);
            writer.write(null, new IIOImage(picture, null, null), how);
        } finally {
            writer.dispose();
        }
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
