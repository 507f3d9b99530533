package org.gendan.local.demo;

import java.sql.SQLException;
import java.util.concurrent.ExecutionException;
import org.gendan.local.stack.Service;
import org.gendan.local.stack.Stack;

/** Work that is under way: rows that no broker has taken, and events that no listener has acknowledged. */
record InFlight(long pendingRows, long unacknowledged) {

    static long pendingRows(Stack stack) throws SQLException {
        var rows = 0L;
        for (var service : Service.values()) {
            try (var connection = stack.postgres().connect(service.database());
                    var statement = connection.createStatement();
                    var count = statement.executeQuery("SELECT count(*) FROM outbox")) {
                count.next();
                rows += count.getLong(1);
            }
        }
        return rows;
    }

    static long unacknowledged(Stack stack) throws ExecutionException, InterruptedException {
        try (var topics = new Topics(stack)) {
            return topics.unacknowledged();
        }
    }

    boolean isNothing() {
        return pendingRows == 0 && unacknowledged == 0;
    }
}
