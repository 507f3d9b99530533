package org.gendan.local.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import org.gendan.local.stack.Service;

/** Business time of the whole stack, which goes from one working day of the calendar to another, never back. */
public final class BusinessDays {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final LocalTime MORNING = LocalTime.of(9, 0);

    private final Api api;
    private final Teller teller;

    public BusinessDays(Api api, Teller teller) {
        this.api = api;
        this.teller = teller;
    }

    public LocalDate today() {
        return Stamp.today(api);
    }

    /** The day that lies so many working days after today. */
    public LocalDate after(int workingDays) {
        var path = "/api/calendar/working-days?from=" + today() + "&add=" + workingDays;
        return LocalDate.parse(api.as("planner").get(path).expect(200).text("date"));
    }

    /** So many working days pass; the work begins at nine. */
    public LocalDate pass(int workingDays) {
        var day = after(workingDays);
        var morning = day.atTime(MORNING).atZone(ZONE).toInstant();
        for (var service : Service.values()) {
            move(service, day, morning);
        }
        teller.day(day);
        return day;
    }

    private void move(Service service, LocalDate day, Instant morning) {
        var clock = "/api/ops/" + service.word() + "/clock";
        var answer = api.as("operator").post(clock, Map.of("now", morning.toString()));
        // Business time may be there already: by an attempt whose answer was lost, or by somebody else who moves it.
        if (!answer.isRefusal(409, "clock-moves-forward-only")) {
            answer.expect(200);
        }
        api.as("operator")
                .await(
                        service.module() + " on " + day,
                        clock,
                        time -> time.status() == 200
                                && !LocalDate.parse(time.text("today")).isBefore(day));
    }
}
