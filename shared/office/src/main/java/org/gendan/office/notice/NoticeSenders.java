package org.gendan.office.notice;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import org.gendan.kernel.store.Transactions;
import org.gendan.kernel.time.Worker;

/** Who hands notices over, one for each channel, and how many wait for it. */
@Singleton
class NoticeSenders {
    private final Transactions transactions;
    private final MeterRegistry meters;
    private volatile Backlog backlog = new Backlog(0, 0, 0);

    /** Notices on their way, age of the oldest in seconds, and those given up. */
    private record Backlog(long pending, double oldestSeconds, long givenUp) {}

    NoticeSenders(Transactions transactions, MeterRegistry meters) {
        this.transactions = transactions;
        this.meters = meters;
    }

    @Produces
    @Singleton
    Worker mails(MailCourier mail) {
        return new NoticeSender(transactions, mail);
    }

    @Produces
    @Singleton
    Worker webhooks(WebhookCourier webhook) {
        return new NoticeSender(transactions, webhook);
    }

    @Startup
    void start() {
        meters.gauge("gendan.notices.pending", this, senders -> senders.backlog.pending());
        meters.gauge("gendan.notices.oldest.seconds", this, senders -> senders.backlog.oldestSeconds());
        meters.gauge("gendan.notices.given.up", this, senders -> senders.backlog.givenUp());
    }

    @Scheduled(every = "15s", concurrentExecution = ConcurrentExecution.SKIP)
    void measure() {
        backlog = transactions.inNew(connection -> {
            try (PreparedStatement select = connection.prepareStatement("""
                            select count(*), coalesce(extract(epoch from now() - min(n.queued_at)), 0),
                                   (select count(*) from notice_delivery where given_up_at is not null)
                            from notice_delivery d join notice n on n.id = d.notice
                            where d.handed_at is null and d.given_up_at is null""");
                    ResultSet row = select.executeQuery()) {
                row.next();
                return new Backlog(row.getLong(1), row.getDouble(2), row.getLong(3));
            }
        });
    }
}
