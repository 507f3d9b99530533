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
import org.gendan.language.erp.ErpProduct;
import org.gendan.order.catalogue.ProductIntake;

/** Hears what ERPs say of products. */
@Singleton
class ErpProducts extends ErpEar<ErpProduct> {
    private final ProductIntake intake;

    ErpProducts(ErpGate gate, ProductIntake intake) {
        super(gate, Subject.PRODUCT, ErpProduct.class);
        this.intake = intake;
    }

    @Incoming("erp-products")
    @Blocking("erp-products")
    CompletionStage<Void> receive(Message<ConsumerRecord<String, byte[]>> message) {
        return take(message);
    }

    @Override
    protected Optional<Revised> revised(ErpProduct told) {
        return Optional.of(new Revised(told.externalId(), told.revision()));
    }

    @Override
    protected Applied apply(ErpProduct told, UUID known, ErpMessage message) {
        return Applied.to(intake.take(told, known));
    }
}
