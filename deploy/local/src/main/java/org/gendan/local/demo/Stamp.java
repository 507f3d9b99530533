package org.gendan.local.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/** What one order carries that no other does: the numbers by which people tell it from those of earlier runs. */
public record Stamp(LocalDate today, String unique) {

    private static final AtomicLong LAST = new AtomicLong();

    /** A new one for the business date of the stack. */
    public static Stamp on(LocalDate today) {
        var now = Instant.now();
        var micros = now.getEpochSecond() * 1_000_000 + now.getNano() / 1_000;
        var mine = LAST.accumulateAndGet(micros, (last, next) -> Math.max(last + 1, next));
        return new Stamp(today, Long.toString(mine, 36).toUpperCase(Locale.ROOT));
    }

    public static LocalDate today(Api api) {
        return LocalDate.parse(
                api.as("operator").get("/api/ops/order/clock").expect(200).text("today"));
    }

    String orderNumber() {
        return "GD-" + today.format(DateTimeFormatter.BASIC_ISO_DATE) + "-" + unique;
    }

    String bankSerial(int receipt) {
        return today.format(DateTimeFormatter.BASIC_ISO_DATE) + unique + "-" + receipt;
    }
}
