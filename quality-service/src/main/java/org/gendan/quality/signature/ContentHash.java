package org.gendan.quality.signature;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The SHA-256 of what a report says, over its parts in a fixed order: the same content gives the same hash, any change of
 * it another one (decision 6).
 */
public final class ContentHash {
    private final MessageDigest digest = sha256();

    /** Each part goes in with its length, so that no two different contents run together to the same text. */
    public ContentHash with(Object... parts) {
        for (Object part : parts) {
            byte[] text = String.valueOf(part).getBytes(StandardCharsets.UTF_8);
            digest.update((text.length + ":").getBytes(StandardCharsets.UTF_8));
            digest.update(text);
        }
        return this;
    }

    public String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
