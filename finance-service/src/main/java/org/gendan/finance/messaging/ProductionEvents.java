package org.gendan.finance.messaging;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.gendan.finance.receivable.BalanceNotice;
import org.gendan.kernel.delivery.Ear;
import org.gendan.kernel.delivery.Envelope;
import org.gendan.kernel.delivery.Inbox;
import org.gendan.kernel.time.WorkingCalendar;
import org.gendan.language.ProductionEvent;
import org.gendan.language.ProductionEvent.CalendarYearPublished;
import org.gendan.language.ProductionEvent.CompletionForecast;
import org.gendan.language.ProductionEvent.FactoryChanged;
import org.gendan.language.ProductionEvent.Lot;
import org.gendan.language.ProductionEvent.ProductionCompleted;
import org.gendan.language.ProductionEvent.ProductionProgressed;
import org.gendan.language.ProductionEvent.ProductionReleased;

/** Hears production. */
@Singleton
class ProductionEvents extends Ear<ProductionEvent> {
    private final BalanceNotice notice;
    private final WorkingCalendar calendar;

    ProductionEvents(Inbox inbox, BalanceNotice notice, WorkingCalendar calendar) {
        super(inbox, ProductionEvent.class);
        this.notice = notice;
        this.calendar = calendar;
    }

    @Incoming("production-events")
    @Blocking("production-events")
    CompletionStage<Void> receive(Message<ConsumerRecord<String, byte[]>> message) {
        return hear(message);
    }

    @Override
    protected Runnable on(ProductionEvent event, Envelope envelope) {
        return switch (event) {
            case CalendarYearPublished year -> () -> calendar.copy(year);
            case CompletionForecast forecast -> () -> notice.record(forecast);
            case ProductionCompleted completed -> () -> notice.record(completed);
            case ProductionProgressed progressed ->
                progressed.packed() > 0 ? () -> notice.record(progressed) : ignored();
            // no money moves
            case ProductionReleased _, Lot _, FactoryChanged _ -> ignored();
        };
    }
}
