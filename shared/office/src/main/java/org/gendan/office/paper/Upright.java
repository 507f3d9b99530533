package org.gendan.office.paper;

import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;

/** How a camera was held: a phone writes its photos lying and says so in their Exif data (tag 0x0112). */
final class Upright {
    private static final byte[] EXIF = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);
    private static final int EXIF_SEGMENT = 0xE1;
    private static final int SCAN = 0xDA;
    private static final int ORIENTATION = 0x0112;
    /** How the picture comes (SOFn). */
    private static final Set<Integer> FRAMES =
            Set.of(0xC0, 0xC1, 0xC2, 0xC3, 0xC5, 0xC6, 0xC7, 0xC9, 0xCA, 0xCB, 0xCD, 0xCE, 0xCF);

    private static final Set<Integer> BY_LINES = Set.of(0xC0, 0xC1);

    private Upright() {}

    /** By how many quarters of a turn, clockwise, the JPG has to be turned to stand upright; 0 if it says nothing. */
    static int quarters(byte[] jpg) {
        try {
            ByteBuffer file = ByteBuffer.wrap(jpg);
            for (int at = 2; file.get(at) == (byte) 0xFF && (file.get(at + 1) & 0xFF) != SCAN; ) {
                int length = file.getShort(at + 2) & 0xFFFF;
                boolean exif = (file.get(at + 1) & 0xFF) == EXIF_SEGMENT
                        && Arrays.equals(Arrays.copyOfRange(jpg, at + 4, at + 4 + EXIF.length), EXIF);
                if (exif) {
                    return quarters(file.slice(at + 4 + EXIF.length, length - 2 - EXIF.length));
                }
                at += 2 + length;
            }
        } catch (IndexOutOfBoundsException cutOff) {
            return 0;
        }
        return 0;
    }

    /** Whether the JPG comes layer by layer, each finer than the one before, and not line by line. */
    static boolean isProgressive(byte[] jpg) {
        try {
            ByteBuffer file = ByteBuffer.wrap(jpg);
            for (int at = 2; file.get(at) == (byte) 0xFF && (file.get(at + 1) & 0xFF) != SCAN; ) {
                int marker = file.get(at + 1) & 0xFF;
                if (FRAMES.contains(marker)) {
                    return !BY_LINES.contains(marker);
                }
                at += 2 + (file.getShort(at + 2) & 0xFFFF);
            }
        } catch (IndexOutOfBoundsException cutOff) {
            return true;
        }
        return false;
    }

    private static int quarters(ByteBuffer tiff) {
        tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int directory = tiff.getInt(4);
        int entries = tiff.getShort(directory) & 0xFFFF;
        for (int entry = directory + 2; entry < directory + 2 + 12 * entries; entry += 12) {
            if ((tiff.getShort(entry) & 0xFFFF) == ORIENTATION) {
                return switch (tiff.getShort(entry + 8)) {
                    case 3 -> 2;
                    case 6 -> 1;
                    case 8 -> 3;
                    default -> 0;
                };
            }
        }
        return 0;
    }

    static BufferedImage turned(BufferedImage picture, int quarters) {
        if (quarters == 0) {
            return picture;
        }
        int width = picture.getWidth();
        int height = picture.getHeight();
        boolean lies = quarters % 2 == 1;
        BufferedImage turned =
                new BufferedImage(lies ? height : width, lies ? width : height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = turned.createGraphics();
        graphics.translate(quarters == 3 ? 0 : turned.getWidth(), quarters == 1 ? 0 : turned.getHeight());
        graphics.transform(AffineTransform.getQuadrantRotateInstance(quarters));
        graphics.drawImage(picture, 0, 0, null);
        graphics.dispose();
        return turned;
    }
}
