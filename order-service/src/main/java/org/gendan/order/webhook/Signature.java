package org.gendan.order.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * How a receiver knows that a request is Gendan's and has just been sent, as Standard Webhooks says it: the HMAC-SHA256 of
 * id, timestamp and body with full stops between them, once for each secret that is valid.
 */
final class Signature {
    private static final String ALGORITHM = "HmacSHA256";

    private Signature() {}

    static String of(List<byte[]> secrets, String id, long timestamp, byte[] body) {
        return secrets.stream()
                .map(secret ->
                        "v1," + Base64.getEncoder().encodeToString(hmac(secret, id + "." + timestamp + ".", body)))
                .collect(Collectors.joining(" "));
    }

    private static byte[] hmac(byte[] secret, String before, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret, ALGORITHM));
            mac.update(before.getBytes(StandardCharsets.UTF_8));
            return mac.doFinal(body);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
