package org.gendan.testing;

import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Access tokens in the form in which the realm gives them, signed with a key of the test's own. */
public final class Tokens {
    public static final String ISSUER = "https://id.gendan.test/realms/gendan";
    public static final String CUSTOMER_ID = "019aa000-0000-7000-8000-00000000c001";
    public static final String OTHER_CUSTOMER_ID = "019aa000-0000-7000-8000-00000000c002";
    public static final String FACTORY_ID = "019aa000-0000-7000-8000-00000000f001";
    public static final String OTHER_FACTORY_ID = "019aa000-0000-7000-8000-00000000f002";

    private static final KeyPair KEYS = keys();
    private static final KeyPair FOREIGN_KEYS = keys();
    private static final Duration VALID = Duration.ofMinutes(30);
    private static final Map<String, Signed> SIGNED = new ConcurrentHashMap<>();

    private Tokens() {}

    private record Signed(String token, Instant until) {}

    /**
     * The token of a demo user: named after the role, a second one with the suffix -2. Kept as a client keeps it: to sign
     * one for each request took more of the tests' time than anything else.
     */
    public static String of(String user) {
        return SIGNED.compute(
                        user, (_, kept) -> kept != null && Instant.now().isBefore(kept.until()) ? kept : anew(user))
                .token();
    }

    private static Signed anew(String user) {
        Instant until = Instant.now().plus(VALID.dividedBy(2));
        return new Signed(sign(claims(user).issuer(ISSUER), KEYS.getPrivate()), until);
    }

    /** The token of a demo user whose language the realm knows, as {@code en-GB}. */
    public static String speaking(String user, String locale) {
        return sign(claims(user).claim("locale", locale).issuer(ISSUER), KEYS.getPrivate());
    }

    /** The token of some factory's user, named after the factory. */
    public static String ofFactory(String factoryId) {
        return sign(
                claims("factory")
                        .subject(factoryId)
                        .upn(factoryId)
                        .claim("preferred_username", factoryId)
                        .claim("factory_id", factoryId)
                        .issuer(ISSUER),
                KEYS.getPrivate());
    }

    /** The token of some customer's user, named after the customer. */
    public static String ofCustomer(String customerId) {
        return sign(
                claims("customer")
                        .subject(customerId)
                        .upn(customerId)
                        .claim("preferred_username", customerId)
                        .claim("customer_id", customerId)
                        .issuer(ISSUER),
                KEYS.getPrivate());
    }

    /** The token of a user with these roles and no others, of the first customer and the first factory where one is meant. */
    public static String ofRoles(String user, String... roles) {
        return sign(
                Jwt.claims()
                        .subject(user)
                        .upn(user)
                        .claim("preferred_username", user)
                        .claim("realm_access", Map.of("roles", List.of(roles)))
                        .claim("customer_id", CUSTOMER_ID)
                        .claim("factory_id", FACTORY_ID)
                        .audience("gendan")
                        .expiresIn(VALID)
                        .issuer(ISSUER),
                KEYS.getPrivate());
    }

    public static String expired(String user) {
        Instant past = Instant.now().minus(Duration.ofHours(2));
        return sign(claims(user).issuer(ISSUER).issuedAt(past).expiresAt(past.plusSeconds(60)), KEYS.getPrivate());
    }

    public static String ofAnotherRealm(String user) {
        return sign(claims(user).issuer("https://id.gendan.test/realms/other"), KEYS.getPrivate());
    }

    public static String forAnotherAudience(String user) {
        return sign(claims(user).issuer(ISSUER).audience("somebody-else"), KEYS.getPrivate());
    }

    public static String signedByAnotherKey(String user) {
        return sign(claims(user).issuer(ISSUER), FOREIGN_KEYS.getPrivate());
    }

    public static String unsigned(String user) {
        String payload = of(user).split("\\.")[1];
        String header = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString("{\"alg\":\"none\",\"typ\":\"JWT\"}".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        return header + "." + payload + ".";
    }

    static String publicKey() {
        return Base64.getEncoder().encodeToString(KEYS.getPublic().getEncoded());
    }

    private static JwtClaimsBuilder claims(String user) {
        String role = user.replaceFirst("-\\d+$", "");
        boolean second = !role.equals(user);
        JwtClaimsBuilder claims = Jwt.claims()
                .subject(user)
                .upn(user)
                .claim("preferred_username", user)
                .claim("realm_access", Map.of("roles", List.of(role)))
                .audience("gendan")
                .expiresIn(VALID);
        return switch (role) {
            case "customer" -> claims.claim("customer_id", second ? OTHER_CUSTOMER_ID : CUSTOMER_ID);
            case "factory" -> claims.claim("factory_id", second ? OTHER_FACTORY_ID : FACTORY_ID);
            default -> claims;
        };
    }

    private static String sign(JwtClaimsBuilder claims, PrivateKey key) {
        return claims.jws().keyId("test").sign(key);
    }

    private static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
