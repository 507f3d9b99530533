package org.gendan.kernel.time;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.gendan.kernel.store.Transactions;
import org.gendan.language.ProductionEvent.CalendarYearPublished;

/** This service's copy of the company calendar, as production-service announced it. */
@ApplicationScoped
public class WorkingCalendar {
    private final Transactions transactions;

    WorkingCalendar(Transactions transactions) {
        this.transactions = transactions;
    }

    public WorkingDays workingDays() {
        return transactions.inAny(connection -> WorkingDays.of(read(connection)));
    }

    /** Keeps a year as it was announced, in the transaction under way. */
    public void copy(CalendarYearPublished year) {
        transactions.inCurrent(connection -> {
            try (PreparedStatement upsert = connection.prepareStatement("""
                    insert into calendar_year (year, holidays, make_up, estimated) values (?, ?, ?, ?)
                    on conflict (year) do update set holidays = excluded.holidays, make_up = excluded.make_up,
                                                     estimated = excluded.estimated""")) {
                upsert.setInt(1, year.year());
                upsert.setArray(2, dates(connection, year.holidays()));
                upsert.setArray(3, dates(connection, year.makeUpDays()));
                upsert.setBoolean(4, year.estimated());
                return upsert.executeUpdate();
            }
        });
    }

    private static List<WorkingDays.Year> read(Connection connection) throws SQLException {
        try (PreparedStatement select =
                        connection.prepareStatement("select year, holidays, make_up, estimated from calendar_year");
                ResultSet row = select.executeQuery()) {
            List<WorkingDays.Year> years = new ArrayList<>();
            while (row.next()) {
                years.add(WorkingDays.Year.of(
                        row.getInt(1), dates(row.getArray(2)), dates(row.getArray(3)), row.getBoolean(4)));
            }
            return years;
        }
    }

    private static Array dates(Connection connection, List<LocalDate> days) throws SQLException {
        return connection.createArrayOf("date", days.stream().map(Date::valueOf).toArray());
    }

    private static List<LocalDate> dates(Array days) throws SQLException {
        return Arrays.stream((Date[]) days.getArray()).map(Date::toLocalDate).toList();
    }
}
