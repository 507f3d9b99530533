package org.gendan.kernel.rest;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quarkiverse.resteasy.problem.HttpProblem;
import org.junit.jupiter.api.Test;

/** Who comes without a token that is worth anything. */
class RateLimitTest {
    private final RateLimit limit = new RateLimit(null, 200, 1_000, 1, 3);

    @Test
    void isCountedByAddress() {
        for (int i = 0; i < 3; i++) {
            limit.countStranger("192.0.2.1");
        }
        HttpProblem refused = assertThrows(HttpProblem.class, () -> limit.countStranger("192.0.2.1"));
        assertEquals(429, refused.getStatusCode());
        assertEquals("1", String.valueOf(refused.getHeaders().get("Retry-After")));
        assertDoesNotThrow(() -> limit.countStranger("192.0.2.2"));
    }
}
