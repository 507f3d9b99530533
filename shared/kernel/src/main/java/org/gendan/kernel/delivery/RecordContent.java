package org.gendan.kernel.delivery;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a record holds, for people to look at: its text, or its bytes where it is none, up to a size. */
@Schema(description = "What a record holds: as text where it is text (UTF-8), else as base64; cut at 64 kB.")
public record RecordContent(
        @Schema(description = "Its size in bytes, however much of it is shown.")
        long size,

        String text,
        String base64,

        @Schema(description = "Whether there is more of it than is shown.")
        boolean cut) {

    private static final int MOST_SHOWN = 64 * 1024;

    static RecordContent of(byte[] data) {
        if (data == null) {
            return new RecordContent(0, null, null, false);
        }
        return of(data, data.length);
    }

    /** Of a record of which no more than these bytes was kept. */
    static RecordContent of(byte[] data, long size) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(data))
                    .toString();
            boolean cut = text.length() > MOST_SHOWN;
            return new RecordContent(size, cut ? beginning(text) : text, null, cut || size > data.length);
        } catch (CharacterCodingException binary) {
            byte[] shown = Arrays.copyOf(data, Math.min(data.length, MOST_SHOWN));
            return new RecordContent(size, null, Base64.getEncoder().encodeToString(shown), size > shown.length);
        }
    }

    /** Half a character is none. */
    private static String beginning(String text) {
        return text.substring(0, Character.isHighSurrogate(text.charAt(MOST_SHOWN - 1)) ? MOST_SHOWN - 1 : MOST_SHOWN);
    }
}
