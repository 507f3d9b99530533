package org.gendan.finance.messaging;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.inject.Singleton;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.gendan.finance.statement.ErpTransactions;
import org.gendan.kernel.delivery.erp.Applied;
import org.gendan.kernel.delivery.erp.ErpEar;
import org.gendan.kernel.delivery.erp.ErpGate;
import org.gendan.kernel.delivery.erp.ErpMessage;
import org.gendan.kernel.delivery.erp.Fault;
import org.gendan.kernel.delivery.erp.Subject;
import org.gendan.language.erp.ErpBankTransaction;

/** Hears what ERPs send of the bank's transactions. */
@Singleton
class BankTransactions extends ErpEar<ErpBankTransaction> {
    private final ErpTransactions transactions;

    BankTransactions(ErpGate gate, ErpTransactions transactions) {
        super(gate, Subject.BANK_LINE, ErpBankTransaction.class);
        this.transactions = transactions;
    }

    @Incoming("bank-transactions")
    @Blocking("bank-transactions")
    CompletionStage<Void> receive(Message<ConsumerRecord<String, byte[]>> message) {
        return take(message);
    }

    @Override
    protected Applied apply(ErpBankTransaction told, UUID known, ErpMessage message) {
        return transactions.book(told, message);
    }

    @Override
    protected Fault told(Fault fault) {
        return ErpTransactions.named(fault);
    }
}
