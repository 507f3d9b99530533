package org.gendan.quality;

import static io.restassured.RestAssured.given;

import io.restassured.builder.MultiPartSpecBuilder;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.gendan.testing.Tokens;

/** Pictures as an inspector's phone takes them, and their uploads. */
public final class Photos {
    public static final byte[] SMALLEST = png(1, 1, Color.WHITE);

    private Photos() {}

    public static byte[] png(int width, int height, Color colour) {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = picture.createGraphics();
        graphics.setColor(colour);
        graphics.fillRect(0, 0, width, height);
        graphics.setColor(Color.BLACK);
        graphics.drawOval(width / 4, height / 4, width / 2, height / 2);
        graphics.dispose();
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, "png", file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return file.toByteArray();
    }

    private static RequestSpecification upload(String user) {
        return given().auth()
                .oauth2(Tokens.of(user))
                .header("Idempotency-Key", UUID.randomUUID().toString());
    }

    /** Of the defect with the given code on the first unit. */
    public static Response add(String user, String inspection, byte[] file, String code) {
        return upload(user)
                .multiPart("file", code + ".png", file, "image/png")
                .multiPart("code", code)
                .multiPart("process", "SEWING")
                .multiPart("unit", "1")
                .post("/api/inspections/" + inspection + "/photos");
    }

    /** What a factory did about a corrective action, with a picture of it. */
    public static Response evidence(String user, String action, String words) {
        return evidence(upload(user), action, words);
    }

    /** What was done on a stated day. */
    public static Response evidence(String user, String action, String words, String occurredOn) {
        return evidence(upload(user).multiPart("occurredOn", occurredOn), action, words);
    }

    private static Response evidence(RequestSpecification upload, String action, String words) {
        return upload.multiPart("file", "mended.png", SMALLEST, "image/png")
                .multiPart(new MultiPartSpecBuilder(words)
                        .controlName("evidence")
                        .charset(StandardCharsets.UTF_8)
                        .build())
                .post("/api/inspections/corrective-actions/" + action + "/evidence");
    }
}
