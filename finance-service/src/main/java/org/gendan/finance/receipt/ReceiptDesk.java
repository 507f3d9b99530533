package org.gendan.finance.receipt;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.gendan.finance.receivable.Coverage;
import org.gendan.finance.receivable.Receivable;
import org.gendan.finance.receivable.Receivables;
import org.gendan.kernel.Ids;
import org.gendan.kernel.delivery.Outbox;
import org.gendan.kernel.rest.Attachments;
import org.gendan.kernel.rest.Attachments.Attachment;
import org.gendan.kernel.rest.Caller;
import org.gendan.kernel.rest.ExpectedVersion;
import org.gendan.kernel.rest.Refusal;
import org.gendan.kernel.rest.Role;
import org.gendan.kernel.rest.UploadCheck;
import org.gendan.kernel.time.BusinessClock;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/** What the cashier and finance do with money that arrives; what it means for the deposit is judged in the same step. */
@ApplicationScoped
public class ReceiptDesk {
    private final Receipts receipts;
    private final Receivables receivables;
    private final Attachments attachments;
    private final Outbox outbox;
    private final BusinessClock clock;
    private final Caller caller;
    private final ExpectedVersion expected;

    ReceiptDesk(
            Receipts receipts,
            Receivables receivables,
            Attachments attachments,
            Outbox outbox,
            BusinessClock clock,
            Caller caller,
            ExpectedVersion expected) {
        this.receipts = receipts;
        this.receivables = receivables;
        this.attachments = attachments;
        this.outbox = outbox;
        this.clock = clock;
        this.caller = caller;
        this.expected = expected;
    }

    @Transactional
    public Receipt record(NewReceipt arrived) {
        Receivable receivable = receivables
                .findByIdOptional(arrived.orderId())
                .orElseThrow(() -> Refusal.unknown("order", arrived.orderId()));
        LocalDate occurredOn = clock.dateOf(arrived.occurredOn());
        Receipt receipt = new Receipt(Ids.next(), arrived, receivable, occurredOn, caller.name(), clock.now());
        receipts.ofArrival(receipt.bankAccount(), receipt.bankSerial()).ifPresent(ReceiptDesk::refuseDuplicate);
        receipts.persist(receipt);
        receipts.flush();
        outbox.announce(receipt.recorded());
        return receipt;
    }

    @Transactional
    public Attachment attachSlip(UUID id, FileUpload upload) {
        Receipt receipt = get(id);
        expected.ifStated(receipt.version());
        Attachment slip = attachments.store(id, upload, UploadCheck.DOCUMENTS, caller.name());
        receipt.attach(slip);
        receipts.flush();
        return slip;
    }

    @Transactional
    public Receipt confirm(UUID id) {
        return step(id, null, receipt -> receipt.confirm(caller.name(), caller.has(Role.FINANCE), clock.now()));
    }

    @Transactional
    public Receipt reverse(UUID id, String reason) {
        caller.because(reason);
        return step(id, reason, receipt -> receipt.reverse(reason, caller.name(), clock.now()));
    }

    @Transactional
    public Receipt get(UUID id) {
        return receipts.visible(id).orElseThrow(() -> Refusal.unknown("receipt", id));
    }

    @Transactional
    public List<Receipt> page(UUID orderId, ReceiptStatus status, UUID after, int limit) {
        return receipts.page(orderId, status, after, limit);
    }

    /**
     * The order is locked before anything of it is read: of two steps at once the later one sees what the earlier did, so
     * that the one that carries the sum across the deposit announces it, and only that one.
     */
    private Receipt step(UUID id, String reason, Consumer<Receipt> verb) {
        UUID orderId = receipts.orderOf(id).orElseThrow(() -> Refusal.unknown("receipt", id));
        Receivable receivable = receivables.locked(orderId);
        Receipt receipt = get(id);
        expected.ifStated(receipt.version());
        Coverage before = receivable.coveredBy(receipts.of(receivable));
        verb.accept(receipt);
        receipts.flush();
        Coverage after = receivable.coveredBy(receipts.of(receivable));
        receivable.crossing(before, after, reason, clock.today(), caller.name()).ifPresent(outbox::announce);
        return receipt;
    }

    private static void refuseDuplicate(Receipt known) {
        throw Refusal.conflict(
                "duplicate-receipt",
                Map.of(
                        "receiptId", known.id().toString(),
                        "bankAccount", known.bankAccount(),
                        "bankSerial", known.bankSerial()));
    }
}
