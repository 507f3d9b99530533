package org.gendan.order.webhook;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SecretsTest {
    private static final String KEY = Base64.getEncoder()
            .encodeToString("a key of the company, 32 bytes..".getBytes(java.nio.charset.StandardCharsets.UTF_8));

    private final Secrets secrets = new Secrets(true, Optional.of(KEY));
    private final UUID webhook = UUID.randomUUID();

    @Test
    void aSealedSecretIsOpenedForItsWebhookAlone() throws GeneralSecurityException {
        Secrets.Made made = secrets.make(webhook);
        byte[] secret = secrets.open(webhook, made.sealed());
        assertEquals("whsec_" + Base64.getEncoder().encodeToString(secret), made.shown());
        assertThrows(GeneralSecurityException.class, () -> secrets.open(UUID.randomUUID(), made.sealed()));
        assertFalse(Arrays.equals(
                secret, secrets.open(webhook, secrets.make(webhook).sealed())));
        assertArrayEquals(secret, new Secrets(true, Optional.of(KEY)).open(webhook, made.sealed()));
    }

    @Test
    void withAnotherKeyItIsLost() {
        Secrets.Made made = secrets.make(webhook);
        Secrets others = new Secrets(true, Optional.of(Base64.getEncoder().encodeToString(new byte[32])));
        assertThrows(GeneralSecurityException.class, () -> others.open(webhook, made.sealed()));
        Secrets none = new Secrets(false, Optional.empty());
        assertThrows(GeneralSecurityException.class, () -> none.open(webhook, made.sealed()));
    }

    @Test
    void turnedOnWithoutAKeyOrWithAShortOneNothingStarts() {
        assertThrows(IllegalStateException.class, () -> new Secrets(true, Optional.empty()));
        assertThrows(IllegalStateException.class, () -> new Secrets(true, Optional.of("c2hvcnQ=")));
    }
}
