package org.gendan.order.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class SignatureTest {
    private static final byte[] SECRET = Base64.getDecoder().decode("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private static final long SECOND = 1_614_265_330;
    private static final byte[] BODY = "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8);
    private static final String EXPECTED = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

    @Test
    void itIsThatOfTheStandardsOwnExample() {
        assertEquals(EXPECTED, Signature.of(List.of(SECRET), ID, SECOND, BODY));
    }

    @Test
    void eachValidSecretSigns() {
        String both = Signature.of(List.of(SECRET, new byte[32]), ID, SECOND, BODY);
        assertEquals(EXPECTED, both.split(" ")[0]);
        assertEquals(Signature.of(List.of(new byte[32]), ID, SECOND, BODY), both.split(" ")[1]);
    }
}
