package org.gendan.kernel.rest;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.OptimisticLockException;
import jakarta.ws.rs.core.UriInfo;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gendan.kernel.rule.Refused;
import org.gendan.kernel.store.Transactions;
import org.gendan.kernel.who.Caller;
import org.jboss.resteasy.reactive.RestResponse;

/** Knows of each object which command was its last: who sends that again without a key is not told that it is too late for it. */
@ApplicationScoped
class LastCommands {
    private static final String UNIQUE_VIOLATION = "23505";
    /** The address up to the last id in it is the object's. */
    private static final Pattern OBJECT =
            Pattern.compile("(.*/\\p{XDigit}{8}(?:-\\p{XDigit}{4}){3}-\\p{XDigit}{12})(?:/.*)?");

    private final Transactions transactions;
    private final Caller caller;
    private final UriInfo uri;

    LastCommands(Transactions transactions, Caller caller, UriInfo uri) {
        this.transactions = transactions;
        this.caller = caller;
        this.uri = uri;
    }

    /**
     * Takes note of a command in its transaction. First is written what it changed: who changes the same waits there, and never
     * here for somebody who waits there.
     */
    void note(Connection connection, String hash, Object answer) throws SQLException {
        Optional<String> object = object();
        if (object.isEmpty()) {
            return;
        }
        transactions.flush();
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into last_command (object, principal, request_hash, version) values (?, ?, ?, ?)
                on conflict (object) do update
                set principal = excluded.principal, request_hash = excluded.request_hash, version = excluded.version,
                    taken_at = now()""")) {
            insert.setString(1, object.get());
            insert.setString(2, caller.name());
            insert.setString(3, hash);
            insert.setObject(4, versionOf(answer), Types.BIGINT);
            insert.executeUpdate();
        }
    }

    /** The last command of an object; the version that it left the object in, where its answer had one. */
    record LastCommand(Long version) {

        /** Whether nothing came after it, a command or what another service announced, as the object is seen now. */
        boolean isStillLast(Object seen) {
            return version == null || versionOf(seen) == null || version.equals(versionOf(seen));
        }
    }

    private static Long versionOf(Object answer) {
        return switch (answer) {
            case Versioned view -> view.version();
            case RestResponse<?> response when response.getEntity() instanceof Versioned view -> view.version();
            case null, default -> null;
        };
    }

    /** What was refused, if it is the last command of its object and of the same caller. */
    Optional<LastCommand> which(Exception refused, String hash) {
        Optional<String> object = object();
        if (object.isEmpty() || !isOfTheObject(refused)) {
            return Optional.empty();
        }
        return transactions.inNew(connection -> {
            try (PreparedStatement select = connection.prepareStatement(
                    "select version from last_command where object = ? and principal = ? and request_hash = ?")) {
                select.setString(1, object.get());
                select.setString(2, caller.name());
                select.setString(3, hash);
                try (ResultSet row = select.executeQuery()) {
                    return row.next() ? Optional.of(new LastCommand(row.getObject(1, Long.class))) : Optional.empty();
                }
            }
        });
    }

    @Scheduled(every = "1h", delayed = "1m")
    void forget() {
        transactions.inNew(connection -> {
            try (PreparedStatement delete = connection.prepareStatement(
                    "delete from last_command where taken_at < now() - interval '7 days'")) {
                return delete.executeUpdate();
            }
        });
    }

    /** Whether a rule of the object refused, or the object went on while the command was under way. */
    private static boolean isOfTheObject(Throwable refused) {
        for (Throwable cause = refused; cause != null; cause = cause.getCause()) {
            if (cause instanceof Refused
                    || cause instanceof OptimisticLockException
                    || cause instanceof SQLException sql && UNIQUE_VIOLATION.equals(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    private Optional<String> object() {
        Matcher address = OBJECT.matcher(uri.getPath());
        return address.matches() ? Optional.of(address.group(1)) : Optional.empty();
    }
}
