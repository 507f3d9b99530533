package org.gendan.order.messaging;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.gendan.kernel.delivery.erp.Applied;
import org.gendan.kernel.delivery.erp.ErpEar;
import org.gendan.kernel.delivery.erp.ErpGate;
import org.gendan.kernel.delivery.erp.ErpMessage;
import org.gendan.kernel.delivery.erp.Subject;
import org.gendan.language.erp.ErpOrder;
import org.gendan.order.erp.WrittenOrder;
import org.gendan.order.order.OrderIntake;

/** Hears what ERPs say of orders. */
@Singleton
class ErpOrders extends ErpEar<ErpOrder> {
    private final OrderIntake intake;
    private final WrittenOrder written;

    ErpOrders(ErpGate gate, OrderIntake intake, WrittenOrder written) {
        super(gate, Subject.ORDER, ErpOrder.class);
        this.intake = intake;
        this.written = written;
    }

    @Incoming("erp-orders")
    @Blocking("erp-orders")
    CompletionStage<Void> receive(Message<ConsumerRecord<String, byte[]>> message) {
        return take(message);
    }

    @Override
    protected Optional<Revised> revised(ErpOrder told) {
        return Optional.of(new Revised(told.externalId(), told.revision()));
    }

    @Override
    protected Applied apply(ErpOrder told, UUID known, ErpMessage message) {
        intake.requireOpen(known);
        return Applied.to(written.with(told, message, document -> intake.take(told, known, document)));
    }
}
