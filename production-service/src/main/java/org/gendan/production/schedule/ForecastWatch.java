package org.gendan.production.schedule;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.gendan.kernel.time.BusinessClock;
import org.gendan.kernel.time.DailyJob;
import org.gendan.production.order.Forecasting;

/**
 * Looks each morning at every order that is being made: one grows late also where nobody reports anything, and that is
 * announced like any other change of its forecast, once (S4.3).
 */
@ApplicationScoped
class ForecastWatch implements DailyJob {
    private static final int PAGE = 200;

    private final Forecasting forecasting;
    private final BusinessClock clock;

    ForecastWatch(Forecasting forecasting, BusinessClock clock) {
        this.forecasting = forecasting;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "forecast";
    }

    @Override
    public LocalTime dueAt() {
        return LocalTime.of(6, 0);
    }

    /** Of a day that is over nothing is forecast any more. */
    @Override
    public void run(LocalDate day) {
        if (day.isBefore(clock.today())) {
            return;
        }
        UUID after = null;
        for (List<UUID> page = page(after); !page.isEmpty(); page = page(after)) {
            page.forEach(order -> look(order, day));
            after = page.getLast();
        }
    }

    private List<UUID> page(UUID after) {
        return forecasting.underWay(after, PAGE);
    }

    /** Each order on its own, so that no factory's report waits for all of them; a second look changes nothing. */
    private void look(UUID orderId, LocalDate day) {
        QuarkusTransaction.requiringNew().run(() -> forecasting.update(orderId, day));
    }
}
