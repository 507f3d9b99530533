package org.gendan.local.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.gendan.servers.KeycloakServer;

/** Each person's own access token, kept until shortly before it lapses. */
final class Tokens {

    private static final Duration MARGIN = Duration.ofMinutes(1);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final KeycloakServer keycloak;
    private final Map<String, Token> tokens = new ConcurrentHashMap<>();

    Tokens(KeycloakServer keycloak) {
        this.keycloak = keycloak;
    }

    private record Token(String text, Instant until) {}

    String of(String user) {
        return tokens.compute(
                        user, (name, token) -> token != null && Instant.now().isBefore(token.until) ? token : get(name))
                .text;
    }

    private Token get(String user) {
        var text = keycloak.token(user);
        try {
            var claims = JSON.readTree(Base64.getUrlDecoder().decode(text.split("\\.")[1]));
            return new Token(
                    text, Instant.ofEpochSecond(claims.path("exp").asLong()).minus(MARGIN));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
