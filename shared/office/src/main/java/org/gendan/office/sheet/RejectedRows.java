package org.gendan.office.sheet;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.gendan.kernel.store.Transactions;
import org.gendan.language.Ids;

/** The rows that were not taken, in the order of their file; of one import the first ten thousand are kept. */
final class RejectedRows {
    private static final int MOST = 10_000;

    private final Transactions transactions;
    private final String insert;
    private final String select;

    /** Kept in a table of id, import_id, number, flaw and value. */
    RejectedRows(Transactions transactions, String table) {
        this.transactions = transactions;
        this.insert = "insert into " + table + " (id, import_id, number, flaw, value) values (?, ?, ?, ?, ?)";
        this.select = "select id, number, flaw, value from " + table
                + " where import_id = ? and (?::uuid is null or id > ?) order by id limit ?";
    }

    /** Beside those that were kept before, in the transaction under way. */
    void keep(UUID importId, int before, List<Row.Rejected<?>> rejected) {
        List<Row.Rejected<?>> kept =
                rejected.stream().limit(Math.max(0, MOST - before)).toList();
        if (kept.isEmpty()) {
            return;
        }
        transactions.inCurrent(connection -> {
            try (PreparedStatement rows = connection.prepareStatement(insert)) {
                for (Row.Rejected<?> row : kept) {
                    for (Flaw flaw : row.flaws()) {
                        rows.setObject(1, Ids.next());
                        rows.setObject(2, importId);
                        rows.setInt(3, row.number());
                        rows.setString(4, flaw.code());
                        rows.setString(5, flaw.value());
                        rows.addBatch();
                    }
                }
                return rows.executeBatch();
            }
        });
    }

    List<Rejected> page(UUID importId, UUID after, int limit) {
        return transactions.inAny(connection -> {
            try (PreparedStatement rows = connection.prepareStatement(select)) {
                rows.setObject(1, importId);
                rows.setObject(2, after);
                rows.setObject(3, after);
                rows.setInt(4, limit);
                List<Rejected> found = new ArrayList<>();
                try (ResultSet row = rows.executeQuery()) {
                    while (row.next()) {
                        Flaw flaw = Flaw.of(row.getString(3), row.getString(4)).in(row.getInt(2));
                        found.add(new Rejected(row.getObject(1, UUID.class), flaw));
                    }
                }
                return found;
            }
        });
    }
}
