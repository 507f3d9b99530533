package org.gendan.kernel.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.gendan.kernel.rule.Refused;
import org.gendan.kernel.store.Transactions;
import org.gendan.kernel.who.Caller;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/**
 * One effect per {@code Idempotency-Key} and caller: the key is kept in the transaction of the effect with the answer that
 * was given, and the same request gets the same answer again for 7 days. A refusal keeps nothing, so that the same key
 * may be used once the reason is mended.
 */
@ApplicationScoped
public class Idempotency {
    private final Transactions transactions;
    private final ObjectMapper json;
    private final Caller caller;
    private final Request request;
    private final UriInfo uri;

    Idempotency(Transactions transactions, ObjectMapper json, Caller caller, Request request, UriInfo uri) {
        this.transactions = transactions;
        this.json = json;
        this.caller = caller;
        this.request = request;
        this.uri = uri;
    }

    /**
     * Runs the effect in a transaction, or answers as before. 400 without a key, 409 while the same key is under way, 422
     * when the key came with another request before.
     */
    public <V> RestResponse<V> once(String key, Object body, Supplier<RestResponse<V>> effect) {
        if (key == null || key.isBlank() || key.length() > 200) {
            throw Problem.of(Status.BAD_REQUEST, "idempotency-key-missing", Map.of());
        }
        String hash = hash(body);
        return transactions.inNew(connection -> {
            reserve(connection, key);
            Optional<RestResponse<V>> before = answered(connection, key, hash);
            if (before.isPresent()) {
                return before.get();
            }
            RestResponse<V> answer = effect.get();
            keep(connection, key, hash, answer);
            return answer;
        });
    }

    @Scheduled(every = "1h", delayed = "1m")
    void forget() {
        transactions.inNew(connection -> {
            try (PreparedStatement delete = connection.prepareStatement(
                    "delete from idempotency where created_at < now() - interval '7 days'")) {
                return delete.executeUpdate();
            }
        });
    }

    private void reserve(Connection connection, String key) throws SQLException {
        try (PreparedStatement lock =
                connection.prepareStatement("select pg_try_advisory_xact_lock(hashtextextended(?, 0))")) {
            lock.setString(1, caller.name() + '\n' + key);
            try (ResultSet row = lock.executeQuery()) {
                row.next();
                if (!row.getBoolean(1)) {
                    throw Refused.conflict("request-in-flight", Map.of("idempotencyKey", key));
                }
            }
        }
    }

    private <V> Optional<RestResponse<V>> answered(Connection connection, String key, String hash) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select request_hash, status, location, etag, body from idempotency where principal = ? and key = ?""")) {
            select.setString(1, caller.name());
            select.setString(2, key);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                if (!row.getString(1).equals(hash)) {
                    throw Problem.of(422, "idempotency-key-reused", Map.of("idempotencyKey", key));
                }
                @SuppressWarnings("unchecked") // the view as it was written then, which is all that goes out
                V view = (V) tree(row.getString(5));
                ResponseBuilder<V> answer = ResponseBuilder.create(Status.fromStatusCode(row.getInt(2)), view);
                if (row.getString(3) != null) {
                    answer.location(URI.create(row.getString(3)));
                }
                if (row.getString(4) != null) {
                    answer.header(HttpHeaders.ETAG, row.getString(4));
                }
                return Optional.of(answer.build());
            }
        }
    }

    private void keep(Connection connection, String key, String hash, RestResponse<?> answer) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into idempotency (principal, key, request_hash, status, location, etag, body)
                values (?, ?, ?, ?, ?, ?, ?)""")) {
            insert.setString(1, caller.name());
            insert.setString(2, key);
            insert.setString(3, hash);
            insert.setInt(4, answer.getStatus());
            insert.setString(
                    5,
                    answer.getLocation() == null ? null : answer.getLocation().toString());
            insert.setString(6, answer.getEntity() instanceof Versioned view ? "\"" + view.version() + "\"" : null);
            insert.setString(7, write(answer.getEntity()));
            insert.executeUpdate();
        }
    }

    private String hash(Object body) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            String all = request.getMethod() + '\n' + uri.getPath() + '\n' + write(body);
            return HexFormat.of().formatHex(digest.digest(all.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a view that cannot be written", impossible);
        }
    }

    private Object tree(String body) {
        try {
            return json.readTree(body);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("an answer that was kept cannot be read", impossible);
        }
    }
}
