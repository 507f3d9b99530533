package org.gendan.finance.invoice;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.gendan.language.Ids;
import org.gendan.language.LogisticsEvent.DeliveryReassessed;
import org.gendan.language.LogisticsEvent.GoodsDispatched;
import org.gendan.language.LogisticsEvent.GoodsReturned;
import org.gendan.language.LogisticsEvent.ShippedLine;
import org.hibernate.annotations.DynamicUpdate;

/**
 * Goods that left the gate, or came back: a fact that is known from when it was announced, order or no order. An amendment
 * and what logistics makes of it may be heard at once; each writes its own part.
 */
@Entity
@DynamicUpdate
class Shipped {
    @Id
    private UUID id;

    private UUID orderId;
    private UUID shipmentId;
    private String number;
    private boolean returned;
    private int revision;
    private boolean complete;

    /** The later revision of which logistics found, when that was known to it, that all had left with this. */
    private Integer completedRevision;

    private String reason;
    private LocalDate occurredOn;
    private UUID invoiceId;

    @Embedded
    private Packed packed;

    @ElementCollection
    @CollectionTable(name = "shipped_line", joinColumns = @JoinColumn(name = "shipped_id"))
    private List<Goods> lines;

    /** Pieces of one line. */
    @Embeddable
    record Goods(@Column(name = "line_id") UUID lineId, int quantity) {
        static List<Goods> of(List<ShippedLine> lines) {
            return lines.stream()
                    .map(line -> new Goods(line.lineId(), line.quantity()))
                    .toList();
        }
    }

    protected Shipped() {}

    Shipped(GoodsDispatched fact) {
        this.id = fact.shipmentId();
        this.orderId = fact.orderId();
        this.shipmentId = fact.shipmentId();
        this.number = fact.shipmentNumber();
        this.revision = fact.revision();
        this.complete = fact.complete();
        this.occurredOn = fact.occurredOn();
        this.packed = Packed.of(fact.packing());
        this.lines = Goods.of(fact.lines());
    }

    Shipped(GoodsReturned fact) {
        this.id = Ids.next();
        this.orderId = fact.orderId();
        this.shipmentId = fact.shipmentId();
        this.returned = true;
        this.reason = fact.reason();
        this.occurredOn = fact.occurredOn();
        this.lines = Goods.of(fact.lines());
    }

    /** Only what logistics said last counts, and of the goods that left last. */
    void weigh(DeliveryReassessed fact) {
        completedRevision = fact.complete() && id.equals(fact.shipmentId()) ? fact.revision() : null;
    }

    /** It stands on this document; a return that there was nothing to credit for names the invoice. */
    void documentedBy(UUID invoice) {
        invoiceId = invoice;
    }

    UUID shipmentId() {
        return shipmentId;
    }

    String number() {
        return number;
    }

    boolean isReturned() {
        return returned;
    }

    int revision() {
        return revision;
    }

    boolean isComplete() {
        return complete;
    }

    boolean completed(int laterRevision) {
        return completedRevision != null && completedRevision == laterRevision;
    }

    String reason() {
        return reason;
    }

    LocalDate occurredOn() {
        return occurredOn;
    }

    boolean isDocumented() {
        return invoiceId != null;
    }

    Packed packed() {
        return packed;
    }

    List<Goods> lines() {
        return List.copyOf(lines);
    }
}
