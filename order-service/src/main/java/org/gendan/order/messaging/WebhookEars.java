package org.gendan.order.messaging;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.gendan.kernel.delivery.Ear;
import org.gendan.kernel.delivery.Envelope;
import org.gendan.kernel.delivery.Inboxes;
import org.gendan.language.DomainEvent;
import org.gendan.language.FinanceEvent;
import org.gendan.language.LogisticsEvent;
import org.gendan.language.OrderEvent;
import org.gendan.language.ProductionEvent;
import org.gendan.language.QualityEvent;
import org.gendan.order.webhook.WebhookDesk;

/**
 * Hears everything a second time, for systems that are told of it by signed requests: at a pace of its own, so that neither
 * waits for the other, and unread, so that what a newer version announces is told as well.
 */
final class WebhookEars {
    private static final String CONSUMER = "order-webhooks";

    private WebhookEars() {}

    private abstract static class Passing<E extends DomainEvent> extends Ear<E> {
        private final WebhookDesk desk;

        Passing(Inboxes inboxes, Class<E> language, WebhookDesk desk) {
            super(inboxes.of(CONSUMER), language);
            this.desk = desk;
        }

        @Override
        protected Optional<Runnable> unread(Envelope envelope) {
            return Optional.of(() -> desk.hear(envelope));
        }

        @Override
        protected Runnable on(E event, Envelope envelope) {
            return ignored();
        }
    }

    /** Passes on what order announces. */
    @Singleton
    static class OfOrder extends Passing<OrderEvent> {
        OfOrder(Inboxes inboxes, WebhookDesk desk) {
            super(inboxes, OrderEvent.class, desk);
        }

        @Incoming("webhook-order-events")
        @Blocking("webhook-order-events")
        CompletionStage<Void> receive(Message<ConsumerRecord<String, byte[]>> message) {
            return hear(message);
        }
    }

    /** Passes on what finance announces. */
    @Singleton
    static class OfFinance extends Passing<FinanceEvent> {
        OfFinance(Inboxes inboxes, WebhookDesk desk) {
            super(inboxes, FinanceEvent.class, desk);
        }

        @Incoming("webhook-finance-events")
        @Blocking("webhook-finance-events")
        CompletionStage<Void> receive(Message<ConsumerRecord<String, byte[]>> message) {
            return hear(message);
        }
    }

    /** Passes on what production announces. */
    @Singleton
    static class OfProduction extends Passing<ProductionEvent> {
        OfProduction(Inboxes inboxes, WebhookDesk desk) {
            super(inboxes, ProductionEvent.class, desk);
        }

        @Incoming("webhook-production-events")
        @Blocking("webhook-production-events")
        CompletionStage<Void> receive(Message<ConsumerRecord<String, byte[]>> message) {
            return hear(message);
        }
    }

    /** Passes on what quality announces. */
    @Singleton
    static class OfQuality extends Passing<QualityEvent> {
        OfQuality(Inboxes inboxes, WebhookDesk desk) {
            super(inboxes, QualityEvent.class, desk);
        }

        @Incoming("webhook-quality-events")
        @Blocking("webhook-quality-events")
        CompletionStage<Void> receive(Message<ConsumerRecord<String, byte[]>> message) {
            return hear(message);
        }
    }

    /** Passes on what logistics announces. */
    @Singleton
    static class OfLogistics extends Passing<LogisticsEvent> {
        OfLogistics(Inboxes inboxes, WebhookDesk desk) {
            super(inboxes, LogisticsEvent.class, desk);
        }

        @Incoming("webhook-logistics-events")
        @Blocking("webhook-logistics-events")
        CompletionStage<Void> receive(Message<ConsumerRecord<String, byte[]>> message) {
            return hear(message);
        }
    }
}
