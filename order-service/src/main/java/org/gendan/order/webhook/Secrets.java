package org.gendan.order.webhook;

import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Makes the secrets that requests are signed with, and seals them, so that who reads the database alone cannot sign. A
 * sealed one belongs to its webhook and to no other.
 */
@Singleton
@Startup
class Secrets {
    private static final String PREFIX = "whsec_";
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int SECRET = 32;
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final SecureRandom random = new SecureRandom();
    private final SecretKeySpec key;

    /** A secret as its receiver is given it, once. */
    record Made(String shown, byte[] sealed) {}

    Secrets(
            @ConfigProperty(name = "gendan.webhooks.enabled") boolean enabled,
            @ConfigProperty(name = "gendan.webhooks.secret-key") Optional<String> key) {
        if (enabled && key.isEmpty()) {
            throw new IllegalStateException(
                    "gendan.webhooks.enabled is set; set gendan.webhooks.secret-key as well: 32 bytes in base64");
        }
        this.key = key.map(Secrets::read).orElse(null);
    }

    private static SecretKeySpec read(String key) {
        byte[] bytes = Base64.getDecoder().decode(key);
        if (bytes.length != SECRET) {
            throw new IllegalStateException("gendan.webhooks.secret-key must be 32 bytes in base64");
        }
        return new SecretKeySpec(bytes, "AES");
    }

    Made make(UUID webhook) {
        byte[] secret = new byte[SECRET];
        random.nextBytes(secret);
        return new Made(PREFIX + Base64.getEncoder().encodeToString(secret), seal(webhook, secret));
    }

    private byte[] seal(UUID webhook, byte[] secret) {
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, webhook, nonce).doFinal(secret);
            return ByteBuffer.allocate(NONCE + sealed.length)
                    .put(nonce)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Fails where the key of the configuration is another one by now, or the secret another webhook's. */
    byte[] open(UUID webhook, byte[] sealed) throws GeneralSecurityException {
        return cipher(Cipher.DECRYPT_MODE, webhook, Arrays.copyOf(sealed, NONCE))
                .doFinal(sealed, NONCE, sealed.length - NONCE);
    }

    private Cipher cipher(int mode, UUID webhook, byte[] nonce) throws GeneralSecurityException {
        if (key == null) {
            throw new GeneralSecurityException("gendan.webhooks.secret-key is not set");
        }
        Cipher cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(ByteBuffer.allocate(16)
                .putLong(webhook.getMostSignificantBits())
                .putLong(webhook.getLeastSignificantBits())
                .array());
        return cipher;
    }
}
