package org.gendan.production.calendar;

import com.tyme.holiday.LegalHoliday;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The State Council's notices on holidays and make-up working days, as far as the library that came with us knows them. */
final class StateCouncil {
    private StateCouncil() {}

    /** Empty for a year that had not been announced when the library was made. */
    static Optional<YearDetails> notice(int year) {
        List<LocalDate> holidays = new ArrayList<>();
        List<LocalDate> makeUpDays = new ArrayList<>();
        for (LocalDate day = LocalDate.of(year, 1, 1); day.getYear() == year; day = day.plusDays(1)) {
            LegalHoliday known = LegalHoliday.fromYmd(year, day.getMonthValue(), day.getDayOfMonth());
            if (known != null) {
                (known.isWork() ? makeUpDays : holidays).add(day);
            }
        }
        return holidays.isEmpty() ? Optional.empty() : Optional.of(new YearDetails(holidays, makeUpDays, false));
    }
}
