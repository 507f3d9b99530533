package org.gendan.local.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.gendan.local.stack.Port;
import org.gendan.local.stack.Stack;
import org.gendan.servers.WebOrigins;
import org.junit.jupiter.api.Test;

/** How a browser and a phone sign in: by the realm's own page, with a code that only who asked for it can spend (RFC 7636). */
class SignInIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern FORM = Pattern.compile("action=\"([^\"]+)\"");
    private static final String PAGE = WebOrigins.ofTheEnvironment().getFirst() + "/signed-in";
    private static final String APP = "org.gendan.app:/callback";

    private final Stack stack = SharedStack.get();
    private final String realm = stack.ports().url(Port.KEYCLOAK) + "/realms/gendan/protocol/openid-connect";
    private final String verifier = UUID.randomUUID() + "" + UUID.randomUUID();
    private final HttpClient browser = HttpClient.newHttpClient();
    /** By hand: the realm's cookies are for safe places alone, which localhost is to a browser and not to a CookieManager. */
    private final Map<String, String> cookies = new TreeMap<>();

    @Test
    void aPageInABrowserSignsIn() throws Exception {
        var tokens = tokens("gendan-web", PAGE, code("gendan-web", PAGE, "openid"));

        var me = Api.of(stack)
                .bearing(tokens.path("access_token").asText())
                .get("/api/me")
                .body();
        assertEquals("merchandiser", me.path("user").asText());
        assertEquals("[\"merchandiser\"]", me.path("roles").toString());
        assertEquals("zh", me.path("language").asText());
        assertTrue(tokens.has("id_token"), tokens::toString);
    }

    @Test
    void aPhoneStaysSignedIn() throws Exception {
        var tokens = tokens("gendan-mobile", APP, code("gendan-mobile", APP, "openid offline_access"));

        var renewed = post(Map.of(
                "grant_type", "refresh_token",
                "client_id", "gendan-mobile",
                "refresh_token", tokens.path("refresh_token").asText()));
        assertEquals(200, renewed.statusCode(), renewed::body);
        var again = post(Map.of(
                "grant_type", "refresh_token",
                "client_id", "gendan-mobile",
                "refresh_token", tokens.path("refresh_token").asText()));
        assertEquals(400, again.statusCode(), "a refresh token is spent once");
    }

    @Test
    void aCodeIsWorthNothingToWhoDidNotAskForIt() throws Exception {
        var code = code("gendan-web", PAGE, "openid");

        var answer = post(Map.of(
                "grant_type",
                "authorization_code",
                "client_id",
                "gendan-web",
                "redirect_uri",
                PAGE,
                "code",
                code,
                "code_verifier",
                "x".repeat(64)));
        assertEquals(400, answer.statusCode(), answer::body);
    }

    @Test
    void nobodyIsSentToAnotherPage() throws Exception {
        assertEquals(
                400,
                askToSignIn("gendan-web", "https://evil.example/", "openid", true)
                        .statusCode());
    }

    @Test
    void withoutAChallengeNobodySignsIn() throws Exception {
        var answer = askToSignIn("gendan-web", PAGE, "openid", false);
        assertEquals(302, answer.statusCode());
        assertTrue(answer.headers().firstValue("Location").orElse("").contains("error=invalid_request"));
    }

    private String code(String client, String back, String scope) throws Exception {
        var page = askToSignIn(client, back, scope, true);
        assertEquals(200, page.statusCode(), page::body);
        var form = FORM.matcher(page.body());
        assertTrue(form.find(), page::body);
        var signedIn = browse(HttpRequest.newBuilder(URI.create(form.group(1).replace("&amp;", "&")))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form(Map.of("username", "merchandiser", "password", "merchandiser")))));
        assertEquals(302, signedIn.statusCode(), signedIn::body);
        var location = signedIn.headers().firstValue("Location").orElseThrow();
        assertTrue(location.startsWith(back), location);
        return location.replaceFirst(".*[?&]code=([^&]+).*", "$1");
    }

    private HttpResponse<String> askToSignIn(String client, String back, String scope, boolean challenged)
            throws Exception {
        var asked = new TreeMap<>(Map.of(
                "response_type", "code", "client_id", client, "redirect_uri", back, "scope", scope, "state", "x"));
        if (challenged) {
            var hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            asked.put("code_challenge_method", "S256");
            asked.put("code_challenge", Base64.getUrlEncoder().withoutPadding().encodeToString(hash));
        }
        return browse(HttpRequest.newBuilder(URI.create(realm + "/auth?" + form(asked))));
    }

    private HttpResponse<String> browse(HttpRequest.Builder request) throws Exception {
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        var answer = browser.send(request.build(), BodyHandlers.ofString());
        answer.headers().allValues("Set-Cookie").stream()
                .map(cookie -> cookie.split(";")[0].split("=", 2))
                .forEach(cookie -> cookies.put(cookie[0], cookie[1]));
        return answer;
    }

    private JsonNode tokens(String client, String back, String code) throws Exception {
        var answer = post(Map.of(
                "grant_type", "authorization_code",
                "client_id", client,
                "redirect_uri", back,
                "code", code,
                "code_verifier", verifier));
        assertEquals(200, answer.statusCode(), answer::body);
        return JSON.readTree(answer.body());
    }

    private HttpResponse<String> post(Map<String, String> fields) throws Exception {
        return browser.send(
                HttpRequest.newBuilder(URI.create(realm + "/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form(fields)))
                        .build(),
                BodyHandlers.ofString());
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
