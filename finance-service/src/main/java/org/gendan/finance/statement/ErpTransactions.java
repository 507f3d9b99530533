package org.gendan.finance.statement;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.gendan.finance.statement.BankLines.Arrival;
import org.gendan.finance.statement.BankLines.Origin;
import org.gendan.kernel.delivery.Outbox;
import org.gendan.kernel.store.DatabaseFailed;
import org.gendan.kernel.store.Transactions;
import org.gendan.kernel.time.BusinessClock;
import org.gendan.office.sheet.CellText;
import org.gendan.office.sheet.Flaw;
import org.gendan.office.sheet.Flawed;
import org.gendan.office.sheet.Taking.Taken;
import org.jboss.logging.Logger;

/**
 * Takes the bank transactions that an ERP sends, one transaction per message: kept, booked as a line where it is good, and
 * answered either way. A message is known by source and id; a second one is answered as a duplicate and changes nothing.
 */
@ApplicationScoped
public class ErpTransactions {
    public static final String TYPE = "erp.bank-transaction.v1";
    static final String OUTCOMES = "gendan.erp.outcomes";
    static final String OUTCOME_TYPE = "finance.erp-outcome.v1";
    /** Apart from the keys of our own events, which an ERP could otherwise put out of step. */
    private static final String KEY_PREFIX = "erp:";

    private static final Logger LOG = Logger.getLogger(ErpTransactions.class);

    private final BankLines lines;
    private final Outbox outbox;
    private final Transactions transactions;
    private final BusinessClock clock;
    private final ObjectMapper json;

    ErpTransactions(BankLines lines, Outbox outbox, Transactions transactions, BusinessClock clock, ObjectMapper json) {
        this.lines = lines;
        this.outbox = outbox;
        this.transactions = transactions;
        this.clock = clock;
        this.json = json;
    }

    private enum Verdict {
        ACCEPTED,
        DUPLICATE,
        REJECTED
    }

    private record Outcome(Verdict verdict, Flaw flaw, UUID lineId) {
        static Outcome rejected(Flaw flaw) {
            return new Outcome(Verdict.REJECTED, flaw, null);
        }
    }

    /** Fails only where the database is away, and may then be called again; every message else is dealt with. */
    public void take(ErpMessage message) {
        try {
            transactions.inNew(connection -> {
                answer(message, keep(connection, message) ? book(connection, message) : repeated(connection, message));
                return null;
            });
        } catch (RuntimeException failed) {
            if (DatabaseFailed.isPassing(failed)) {
                throw failed;
            }
            LOG.errorf(failed, "message %s of %s cannot be booked", message.id(), message.source());
            transactions.inNew(connection -> {
                keep(connection, message);
                answer(message, judged(connection, message, null, Outcome.rejected(Flaw.of(Flaw.NOT_IMPORTABLE, ""))));
                return null;
            });
        }
    }

    private Outcome book(Connection connection, ErpMessage message) throws SQLException {
        StatementLine line;
        try {
            line = read(message);
        } catch (Flawed flawed) {
            return judged(connection, message, null, Outcome.rejected(flawed.first()));
        }
        int occurrence = line.transactionId() == null ? earlier(connection, line) + 1 : 1;
        Taken booked = lines.book(
                new Origin(null, message.id(), message.source(), clock.now()),
                List.of(new Arrival(1, line, occurrence)));
        if (!booked.rejected().isEmpty()) {
            Flaw taken = booked.rejected().getFirst().flaws().getFirst();
            return judged(connection, message, null, Outcome.rejected(taken));
        }
        UUID lineId = lines.idOf(line, occurrence).orElseThrow();
        Verdict verdict = booked.duplicates() > 0 ? Verdict.DUPLICATE : Verdict.ACCEPTED;
        return judged(connection, message, line.content(), new Outcome(verdict, null, lineId));
    }

    private StatementLine read(ErpMessage message) throws Flawed {
        if (message.type() == null) {
            throw StatementFlaw.MESSAGE_ID.with("");
        }
        if (!TYPE.equals(message.type())) {
            throw StatementFlaw.MESSAGE_TYPE.with(String.valueOf(message.type()));
        }
        JsonNode data;
        try {
            data = json.readTree(Objects.requireNonNullElse(message.body(), new byte[0]));
        } catch (IOException unreadable) {
            throw StatementFlaw.MESSAGE_BODY.with(String.valueOf(unreadable.getMessage()));
        }
        if (data == null || !data.isObject()) {
            throw StatementFlaw.MESSAGE_BODY.with("");
        }
        String account = text(data, "bankAccount");
        return new LineText(
                        account.isEmpty() ? CellText.clean(message.key()) : account,
                        text(data, "bookedOn"),
                        text(data.path("amount"), "amount"),
                        "",
                        "",
                        text(data.path("amount"), "currency"),
                        text(data, "direction"),
                        text(data, "payer"),
                        text(data, "text"),
                        text(data, "transactionId"))
                .read();
    }

    /** Only what is text: a number of JSON has lost its last digits before anybody reads it. */
    private static String text(JsonNode node, String field) {
        return CellText.clean(node.path(field).textValue());
    }

    /** Whether the message is new. */
    private boolean keep(Connection connection, ErpMessage message) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into erp_message (source, id, key, body, received_at) values (?, ?, ?, ?, ?)
                on conflict do nothing""")) {
            insert.setString(1, message.source());
            insert.setString(2, message.id());
            insert.setString(3, message.key());
            insert.setBytes(4, message.body());
            insert.setTimestamp(5, Timestamp.from(clock.now()));
            return insert.executeUpdate() == 1;
        }
    }

    private static Outcome judged(Connection connection, ErpMessage message, String content, Outcome outcome)
            throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
                update erp_message set outcome = ?, flaw = ?, line_id = ?, content = ? where source = ? and id = ?""")) {
            update.setString(1, outcome.verdict().name());
            update.setString(2, outcome.flaw() == null ? null : outcome.flaw().code());
            update.setObject(3, outcome.lineId());
            update.setString(4, content);
            update.setString(5, message.source());
            update.setString(6, message.id());
            update.executeUpdate();
            return outcome;
        }
    }

    /** What was rejected is rejected again: told that it is a duplicate, the sender would take it for booked. */
    private static Outcome repeated(Connection connection, ErpMessage message) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select line_id, flaw from erp_message where source = ? and id = ?")) {
            select.setString(1, message.source());
            select.setString(2, message.id());
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getString(2) == null
                        ? new Outcome(Verdict.DUPLICATE, null, row.getObject(1, UUID.class))
                        : Outcome.rejected(Flaw.of(row.getString(2), ""));
            }
        }
    }

    /** Two like payments of a day come as two messages, which their ids tell apart (rule 12). */
    private static int earlier(Connection connection, StatementLine line) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select count(*) from erp_message where content = ?")) {
            select.setString(1, line.content());
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    private void answer(ErpMessage message, Outcome outcome) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("source", message.source());
        data.put("id", message.id());
        data.put("outcome", outcome.verdict().name());
        data.put("bankLineId", outcome.lineId());
        if (outcome.flaw() != null) {
            data.put("reason", outcome.flaw().code());
            data.put("value", outcome.flaw().value());
            data.put("text", outcome.flaw().text());
            data.put("textZh", outcome.flaw().textZh());
        }
        data.put("occurredOn", clock.today().toString());
        try {
            String key = message.key() == null || message.key().isEmpty() ? message.id() : message.key();
            outbox.answer(OUTCOMES, KEY_PREFIX + key, OUTCOME_TYPE, json.writeValueAsString(data));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("an answer that cannot be written", impossible);
        }
    }
}
