package org.gendan.finance.statement;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.gendan.finance.receipt.Receipt;
import org.gendan.finance.receipt.ReceiptStatus;
import org.gendan.kernel.list.Listing;
import org.gendan.kernel.list.Search;
import org.gendan.kernel.store.Transactions;
import org.gendan.language.Ids;
import org.gendan.office.sheet.Flaw;
import org.gendan.office.sheet.Row;
import org.gendan.office.sheet.Taking.Taken;

/** All lines of bank statements; whoever may see any sees all of them. */
@ApplicationScoped
public class BankLines implements PanacheRepositoryBase<BankLine, UUID> {
    private static final String ARRIVALS = """
            unnest(?::uuid[], ?::int[], ?::text[], ?::text[], ?::text[], ?::date[], ?::text[], ?::numeric[], ?::text[],
                   ?::text[], ?::text[])
                as a (id, number, bank_account, serial, transaction_id, booked_on, direction, amount, currency, payer,
                      text)""";

    /** A line that is there already changes nothing; only the new ones are told. */
    private static final String BOOK = """
            insert into bank_line (id, bank_account, serial, transaction_id, booked_on, direction, amount, currency,
                                   payer, text, import_id, message_id, booked_by, booked_at)
            select a.id, a.bank_account, a.serial, a.transaction_id, a.booked_on, a.direction, a.amount, a.currency,
                   a.payer, a.text, ?, ?, ?, ?
            from\s""" + ARRIVALS + """
            \sorder by a.number on conflict (bank_account, serial) do nothing returning direction""";

    /** What the bank's number stands for already, where that is another movement. */
    private static final String TAKEN = "select a.number, a.serial from " + ARRIVALS + """
            \sjoin bank_line l using (bank_account, serial)
            where (a.amount, a.currency, a.direction) <> (l.amount, l.currency, l.direction)
            order by a.number""";

    /** A standing receipt that a debit may be the taking back of, as of a payment that bounced: the bank names none. */
    private static final String TAKES_BACK = """
            \sl.direction = DEBIT and l.text like '冲正%' and c.status in (RECORDED, CONFIRMED)
            and replace(c.bankAccount, ' ', '') = l.bankAccount and c.amount.amount = l.amount.amount
            and c.amount.currency = l.amount.currency and c.occurredOn <= l.bookedOn
            """;

    private static final String TAKEN_BACK = "exists (select 1 from Receipt c where" + TAKES_BACK + ")";

    /** With the last receipt that was recorded for it; what was reversed stands for it no longer, and is shown. */
    private static final String LINES = """
            \sfrom BankLine l left join Receipt r on replace(r.bankAccount, ' ', '') = l.bankAccount
                and replace(r.bankSerial, ' ', '') = l.serial and r.status <> REJECTED
                and not exists (select 1 from Receipt n where n.id > r.id and n.status <> REJECTED
                    and replace(n.bankAccount, ' ', '') = l.bankAccount and replace(n.bankSerial, ' ', '') = l.serial)
            """;

    private static final String STANDING =
            "select l, r.id, r.status, case when " + TAKEN_BACK + " then true else false end" + LINES;

    private static final String OF_STATUS = """
            \s(:status is null
                or :status = 'IGNORED' and l.direction = DEBIT and not %1$s
                or :status = 'TAKEN_BACK' and %1$s
                or :status = 'MATCHED' and r.status <> REVERSED
                or :status = 'UNMATCHED' and (r.id is null or r.status = REVERSED) and l.direction = CREDIT)
            """.formatted(TAKEN_BACK);

    private static final int MOST_CONCERNED = 1_000;

    private final EntityManager entities;
    private final Transactions transactions;

    BankLines(EntityManager entities, Transactions transactions) {
        this.entities = entities;
        this.transactions = transactions;
    }

    private record Concerned(UUID lineId, Receipt receipt) {}

    /** Whom or what the lines come from; a person's import, or a message. */
    record Origin(UUID importId, String messageId, String by, Instant at) {}

    /** A line that was read, the how-manieth of its content, and where in its file. */
    record Arrival(int number, StatementLine line, int occurrence) {}

    /** A line, and the receipt that stands for it, or did until it was reversed. */
    public record Standing(BankLine line, UUID receiptId, ReceiptStatus receiptStatus, boolean takesBack) {
        public LineStatus status() {
            if (line.direction() == Direction.DEBIT) {
                return takesBack ? LineStatus.TAKEN_BACK : LineStatus.IGNORED;
            }
            return receiptId == null || receiptStatus == ReceiptStatus.REVERSED
                    ? LineStatus.UNMATCHED
                    : LineStatus.MATCHED;
        }
    }

    /** Books what is not there yet, in the transaction under way: new credits are booked, new debits ignored. */
    Taken book(Origin origin, List<Arrival> arrivals) {
        return transactions.inCurrent(connection -> {
            int credits = 0;
            int debits = 0;
            try (PreparedStatement insert = connection.prepareStatement(BOOK)) {
                insert.setObject(1, origin.importId());
                insert.setString(2, origin.messageId());
                insert.setString(3, origin.by());
                insert.setTimestamp(4, Timestamp.from(origin.at()));
                set(insert, 5, arrivals);
                try (ResultSet row = insert.executeQuery()) {
                    while (row.next()) {
                        switch (Direction.valueOf(row.getString(1))) {
                            case CREDIT -> credits++;
                            case DEBIT -> debits++;
                        }
                    }
                }
            }
            List<Row.Rejected<?>> taken = taken(connection, arrivals);
            return new Taken(credits, debits, arrivals.size() - credits - debits - taken.size(), taken);
        });
    }

    private static List<Row.Rejected<?>> taken(Connection connection, List<Arrival> arrivals) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(TAKEN)) {
            set(select, 1, arrivals);
            List<Row.Rejected<?>> taken = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    taken.add(new Row.Rejected<>(
                            row.getInt(1), List.of(Flaw.of(StatementFlaw.SERIAL_TAKEN.name(), row.getString(2)))));
                }
            }
            return taken;
        }
    }

    private static void set(PreparedStatement statement, int first, List<Arrival> arrivals) throws SQLException {
        int n = first;
        n = set(statement, n, "uuid", arrivals, _ -> Ids.next());
        n = set(statement, n, "int4", arrivals, Arrival::number);
        n = set(statement, n, "text", arrivals, arrival -> arrival.line().bankAccount());
        n = set(statement, n, "text", arrivals, arrival -> arrival.line().serial(arrival.occurrence()));
        n = set(statement, n, "text", arrivals, arrival -> arrival.line().transactionId());
        n = set(statement, n, "text", arrivals, arrival -> arrival.line()
                .bookedOn()
                .toString());
        n = set(statement, n, "text", arrivals, arrival -> arrival.line()
                .direction()
                .name());
        n = set(statement, n, "numeric", arrivals, arrival -> arrival.line()
                .amount()
                .amount());
        n = set(statement, n, "text", arrivals, arrival -> arrival.line()
                .amount()
                .currency()
                .getCurrencyCode());
        n = set(statement, n, "text", arrivals, arrival -> arrival.line().payer());
        set(statement, n, "text", arrivals, arrival -> arrival.line().text());
    }

    private static int set(
            PreparedStatement statement,
            int index,
            String type,
            List<Arrival> arrivals,
            Function<Arrival, Object> column)
            throws SQLException {
        Object[] values = arrivals.stream().map(column).toArray();
        statement.setArray(index, statement.getConnection().createArrayOf(type, values));
        return index + 1;
    }

    public Optional<Standing> standing(UUID id) {
        return entities.createQuery(STANDING + "where l.id = :id", Standing.class)
                .setParameter("id", id)
                .getResultStream()
                .findFirst();
    }

    /** What there is to look through. */
    public static Listing<BankLine> listing() {
        return Listing.<BankLine>from(STANDING, "l.id", BankLine::id)
                .at("createdAt", "l.createdAt", BankLine::createdAt)
                .at("updatedAt", "l.updatedAt", BankLine::updatedAt)
                .on("bookedOn", "l.bookedOn", BankLine::bookedOn);
    }

    public List<Standing> page(BankLineSearch wanted, Search<?> search) {
        String status = wanted.status() == null ? null : wanted.status().name();
        return search.equal("l.importId", wanted.importId())
                .equal("l.bankAccount", wanted.bankAccount())
                .from("l.bookedOn", wanted.from())
                .until("l.bookedOn", wanted.to())
                .equal("l.amount.amount", wanted.amount())
                .equal("l.amount.currency", wanted.currency())
                .equal("l.messageId", wanted.messageId())
                .equal("l.transactionId", wanted.transactionId())
                .when(status != null, OF_STATUS, "status", status)
                .in(entities, Standing.class);
    }

    long unmatched(UUID importId) {
        return entities.createQuery(
                        "select count(*)" + LINES + "where l.importId = :import and" + OF_STATUS, Long.class)
                .setParameter("import", importId)
                .setParameter("status", LineStatus.UNMATCHED.name())
                .getSingleResult();
    }

    /** The receipts that debits may be the taking back of, by line, the nearest first. */
    public Map<UUID, List<Receipt>> takenBack(Collection<UUID> debits) {
        return debits.isEmpty()
                ? Map.of()
                : entities.createQuery(
                                "select l.id, c from BankLine l join Receipt c on " + TAKES_BACK
                                        + "where l.id in :debits order by c.occurredOn desc, c.id desc",
                                Concerned.class)
                        .setParameter("debits", debits)
                        .setMaxResults(MOST_CONCERNED)
                        .getResultStream()
                        .collect(Collectors.groupingBy(
                                Concerned::lineId, Collectors.mapping(Concerned::receipt, Collectors.toList())));
    }

    Optional<UUID> idOf(StatementLine line, int occurrence) {
        return find("bankAccount = ?1 and serial = ?2", line.bankAccount(), line.serial(occurrence))
                .singleResultOptional()
                .map(BankLine::id);
    }
}
