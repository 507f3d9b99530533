package org.gendan.testing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Looks into the service's own tables, as the owner of the database. */
public final class Rows {
    private Rows() {}

    /** The number that a query answers. */
    public static long count(String sql, Object... arguments) {
        return Long.parseLong(value(sql, arguments));
    }

    /** The first column of the first row as text, null if there is no row. */
    public static String value(String sql, Object... arguments) {
        var login = RealServers.database().migrator();
        try (Connection connection =
                        DriverManager.getConnection(RealServers.database().jdbcUrl(), login.user(), login.password());
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < arguments.length; i++) {
                statement.setObject(i + 1, arguments[i]);
            }
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? row.getString(1) : null;
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    public static void execute(String sql) {
        var login = RealServers.database().migrator();
        try (Connection connection =
                        DriverManager.getConnection(RealServers.database().jdbcUrl(), login.user(), login.password());
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.execute();
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** How many events of a type were announced under a key, sent or not. */
    public static long announced(String type, Object key) {
        return count("select count(*) from domain_event where type = ? and key = ?", type, key.toString());
    }
}
