package org.gendan.finance;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.gendan.testing.RealServers;

/** Looks into the database again and again over one connection, where a new one for each look would be most of the time. */
public final class Watch {
    private static Connection connection;

    private Watch() {}

    /** The first column of the first row as text, null if there is no row. */
    public static synchronized String value(String sql, Object... arguments) {
        try (PreparedStatement select = connection().prepareStatement(sql)) {
            for (int i = 0; i < arguments.length; i++) {
                select.setObject(i + 1, arguments[i]);
            }
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? row.getString(1) : null;
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    public static boolean isThere(String sql, Object... arguments) {
        return value("select 1 where exists (" + sql + ")", arguments) != null;
    }

    private static Connection connection() throws SQLException {
        if (connection == null || connection.isClosed()) {
            var login = RealServers.database().migrator();
            connection = DriverManager.getConnection(RealServers.database().jdbcUrl(), login.user(), login.password());
        }
        return connection;
    }
}
