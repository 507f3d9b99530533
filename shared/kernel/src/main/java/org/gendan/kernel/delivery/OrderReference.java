package org.gendan.kernel.delivery;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/**
 * The number that an ERP gave an order, as every service heard it: whatever is announced about the order from then on carries
 * it ({@code ce_erpnumber}), whoever announces it.
 */
final class OrderReference {
    private OrderReference() {}

    /** An order keeps its first number. */
    static void note(Connection connection, String key, String externalId) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into order_reference (key, external_id) values (?, ?) on conflict do nothing")) {
            insert.setString(1, key);
            insert.setString(2, externalId);
            insert.executeUpdate();
        }
    }
}
