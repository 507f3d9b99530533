package org.gendan.production.idle;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.gendan.kernel.rule.Texts;
import org.gendan.kernel.time.BusinessClock;
import org.gendan.office.notice.Notice;
import org.gendan.office.notice.Notices;
import org.gendan.office.notice.Recipients;
import org.gendan.production.order.Planning;
import org.gendan.production.order.ProductionOrder;

/**
 * Watches for orders that are paid and not made (rule 26): a deposit that was confirmed while nothing was released, and a
 * release for which nobody gave work to a factory. Each is shown, counted for the alarm, and told once to who can help.
 */
@ApplicationScoped
public class Reconciliation {
    private static final int MOST = 200;

    private final Planning planning;
    private final BusinessClock clock;
    private final Duration unreleased;
    private final Duration unassigned;
    private final Notices notices;
    private final Recipients recipients;
    private final List<String> roles;
    private final ZoneId zone;
    private volatile long idle;

    Reconciliation(
            Planning planning,
            BusinessClock clock,
            Notices notices,
            Recipients recipients,
            MeterRegistry meters,
            @ConfigProperty(name = "gendan.idle.unreleased") Duration unreleased,
            @ConfigProperty(name = "gendan.idle.unassigned") Duration unassigned,
            @ConfigProperty(name = "gendan.idle.roles") List<String> roles,
            @ConfigProperty(name = "gendan.zone") ZoneId zone) {
        this.planning = planning;
        this.clock = clock;
        this.unreleased = unreleased;
        this.unassigned = unassigned;
        this.notices = notices;
        this.recipients = recipients;
        this.roles = List.copyOf(roles);
        this.zone = zone;
        meters.gauge("gendan.production.idle.orders", this, each -> each.idle);
    }

    /** The longest idle first, at most 200; one that order-service never announced has no number. */
    @Transactional
    public List<ProductionOrder> idle() {
        Instant now = clock.now();
        return planning.idle(now.minus(unreleased), now.minus(unassigned), MOST);
    }

    @Scheduled(every = "1m", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @Transactional
    void measure() {
        List<ProductionOrder> found = idle();
        idle = found.size();
        if (idle > 0) {
            Log.warnf("%d orders are paid and idle; see /api/production-orders/idle", idle);
        }
        found.forEach(this::tell);
    }

    /** Once for an order that waits for its release, and once more when it then waits for a factory. */
    private void tell(ProductionOrder order) {
        String code = "idle-order." + order.status();
        Map<String, Object> facts = Map.of(
                "order", order.orderNumber() == null ? order.id() : order.orderNumber(), "since", at(order.since()));
        notices.mail(Notice.of(
                        order.id().toString(),
                        "idle-order",
                        roles.stream().map(recipients::role).toList(),
                        Texts.english("idle-order", facts) + " · " + Texts.chinese("idle-order", facts),
                        Texts.english(code, facts) + "\n\n" + Texts.chinese(code, facts))
                .once("idle-order/%s/%s".formatted(order.id(), order.status())));
    }

    /** To the minute, by the company's wall clock. */
    private String at(Instant instant) {
        return LocalDateTime.ofInstant(instant, zone)
                .truncatedTo(ChronoUnit.MINUTES)
                .toString()
                .replace('T', ' ');
    }
}
