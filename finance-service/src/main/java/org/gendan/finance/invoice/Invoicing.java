package org.gendan.finance.invoice;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gendan.finance.catalogue.Products;
import org.gendan.finance.charge.Charge;
import org.gendan.finance.charge.Charges;
import org.gendan.finance.customer.Customers;
import org.gendan.finance.journal.EntryKind;
import org.gendan.finance.receivable.Bookkeeping;
import org.gendan.finance.receivable.Movement;
import org.gendan.finance.receivable.Occasion;
import org.gendan.finance.receivable.Position;
import org.gendan.finance.receivable.Receivable;
import org.gendan.finance.receivable.Receivables;
import org.gendan.finance.terms.PricedLine;
import org.gendan.finance.terms.PricedLines;
import org.gendan.kernel.rule.Refused;
import org.gendan.kernel.time.BusinessClock;
import org.gendan.language.Ids;
import org.gendan.language.LogisticsEvent.DeliveryReassessed;
import org.gendan.language.LogisticsEvent.GoodsDispatched;
import org.gendan.language.LogisticsEvent.GoodsReturned;
import org.gendan.language.Money;

/**
 * Invoices what left the gate and credits what came back, as soon as order and revision are known, in whatever order the
 * topics tell of it. Nothing holds this up: goods that are shipped are invoiced, whatever is owed besides (rule 16).
 */
@ApplicationScoped
public class Invoicing {
    private final Shipments shipments;
    private final Invoices invoices;
    private final Receivables receivables;
    private final PricedLines prices;
    private final Charges charges;
    private final Customers customers;
    private final Products products;
    private final Bookkeeping books;
    private final BusinessClock clock;

    Invoicing(
            Shipments shipments,
            Invoices invoices,
            Receivables receivables,
            PricedLines prices,
            Charges charges,
            Customers customers,
            Products products,
            Bookkeeping books,
            BusinessClock clock) {
        this.shipments = shipments;
        this.invoices = invoices;
        this.receivables = receivables;
        this.prices = prices;
        this.charges = charges;
        this.customers = customers;
        this.products = products;
        this.books = books;
        this.clock = clock;
    }

    @Transactional
    public void record(GoodsDispatched fact) {
        if (shipments.findByIdOptional(fact.shipmentId()).isEmpty()) {
            shipments.persistAndFlush(new Shipped(fact));
            catchUp(fact.orderId());
        }
    }

    @Transactional
    public void record(GoodsReturned fact) {
        shipments.persistAndFlush(new Shipped(fact));
        catchUp(fact.orderId());
    }

    @Transactional
    public void record(DeliveryReassessed fact) {
        shipments.ofOrder(fact.orderId()).forEach(shipped -> shipped.weigh(fact));
        shipments.flush();
        catchUp(fact.orderId());
    }

    /** Issues what can be issued by now for an order. */
    @Transactional
    public void catchUp(UUID orderId) {
        List<Shipped> shipped = shipments.ofOrder(orderId);
        if (shipped.isEmpty()) {
            return;
        }
        receivables.known(orderId).ifPresent(receivable -> {
            books.touch(List.of(orderId));
            shipped.stream().filter(one -> !one.isDocumented()).forEach(one -> document(receivable, one));
            boolean allInvoiced =
                    shipped.stream().filter(one -> !one.isReturned()).allMatch(Shipped::isDocumented);
            Optional<Shipped> last =
                    shipped.stream().filter(one -> isAllOf(receivable, one)).reduce((_, later) -> later);
            if (last.isEmpty() && receivable.isDispatched()) {
                receivable.reopen();
                receivables.flush();
            } else if (allInvoiced && last.isPresent() && !receivable.isDispatched()) {
                receivable.dispatched(last.get().occurredOn());
                oweWhatLeft(
                        receivable,
                        "delivered " + last.get().number(),
                        completes(receivable, last.get()) ? none(receivable) : repriced(receivable, shipped));
            } else if (receivable.isCancelled()) {
                oweWhatLeft(receivable, "left before the cancellation was known", none(receivable));
            }
        });
    }

    private boolean isAllOf(Receivable receivable, Shipped last) {
        return last.completed(receivable.revision()) || completes(receivable, last);
    }

    /** What completed a revision completes the one that stands as long as that asks for the same pieces. */
    private boolean completes(Receivable receivable, Shipped last) {
        return last.isComplete()
                && prices.pieces(receivable.orderId(), last.revision())
                        .equals(prices.pieces(receivable.orderId(), receivable.revision()));
    }

    /**
     * What the goods that left came to cost more by the revision that an amendment made complete. Their invoices stand at
     * the prices of their own, so that this stays open for finance to see, as after any change of prices.
     */
    private Money repriced(Receivable receivable, List<Shipped> shipped) {
        Map<UUID, PricedLine> present = prices.of(receivable.orderId(), receivable.revision());
        Money more = none(receivable);
        for (Shipped one : shipped) {
            Map<UUID, PricedLine> own = prices.of(receivable.orderId(), one.revision());
            for (Shipped.Goods goods : one.lines()) {
                if (present.containsKey(goods.lineId()) && own.containsKey(goods.lineId())) {
                    Money risen = present.get(goods.lineId())
                            .unitPrice()
                            .minus(own.get(goods.lineId()).unitPrice());
                    more = more.plus(risen.times(goods.quantity()));
                }
            }
        }
        return more;
    }

    /** An invoice of what came after the goods had left and stands on none yet: charges, and what an amendment added to their prices. */
    Invoice invoiceRest(Receivable receivable, String by) {
        List<InvoiceLine> lines = new ArrayList<>();
        Money dearer = onNoPaper(receivable, books.of(receivable));
        if (dearer.isPositive()) {
            lines.add(InvoiceLine.ofPrices(receivable.revision(), dearer));
        }
        charges.notInvoiced(receivable.orderId()).forEach(charge -> lines.add(InvoiceLine.of(charge)));
        if (lines.isEmpty()) {
            throw Refused.conflict("nothing-to-invoice", Map.of("orderNumber", receivable.orderNumber()));
        }
        return issue(receivable, null, lines, none(receivable), by);
    }

    /** A reduction of an invoice that finance decides; it is the paper, too, of what lower prices have taken off before. */
    Invoice reduce(Receivable receivable, Invoice invoice, Money amount, Occasion why) {
        Money cheaper = none(receivable).minus(onNoPaper(receivable, books.of(receivable)));
        Money already = cheaper.atLeast(amount) ? amount : cheaper.isPositive() ? cheaper : none(receivable);
        List<InvoiceLine> lines = List.of(InvoiceLine.reduction(why.reason(), amount));
        return credit(receivable, invoice, amount, already, lines, why);
    }

    /** What other prices made of goods that had all left, and no paper says yet; below zero where they became cheaper. */
    private Money onNoPaper(Receivable receivable, Position now) {
        return receivable.isDispatched()
                ? now.notInvoiced().minus(sum(receivable, charges.notInvoiced(receivable.orderId())))
                : none(receivable);
    }

    /** A reduction of an invoice, never beyond what is left of it. */
    private Invoice credit(
            Receivable receivable,
            Invoice invoice,
            Money amount,
            Money already,
            List<InvoiceLine> lines,
            Occasion why) {
        Invoice note = new Invoice(
                        Ids.next(),
                        invoices.nextNumber(
                                InvoiceKind.CREDIT_NOTE, clock.today().getYear()),
                        invoice,
                        amount,
                        lines,
                        why.reason(),
                        why.on(),
                        why.by())
                .repriced(already);
        invoices.persistAndFlush(note);
        Movement movement = books.on(receivable, why);
        movement.post(
                        EntryKind.CREDIT_NOTE,
                        note.id(),
                        note.number(),
                        movement.before().creditNote(amount, already))
                .tellFirst(note.issued());
        return note;
    }

    private void document(Receivable receivable, Shipped shipped) {
        if (shipped.isReturned()) {
            invoices.ofShipment(shipped.shipmentId()).ifPresent(invoice -> creditReturn(receivable, shipped, invoice));
            return;
        }
        Map<UUID, PricedLine> known = prices.of(receivable.orderId(), shipped.revision());
        List<InvoiceLine> lines = new ArrayList<>();
        if (!known.isEmpty()) {
            shipped.lines().stream()
                    .filter(goods -> known.containsKey(goods.lineId()))
                    .forEach(goods -> lines.add(line(known.get(goods.lineId()), goods.quantity())));
        } else if (shipped.revision() <= receivable.revision() && shipped.isComplete()) {
            // The order stood before its lines were kept here; all of it left, so what is agreed is what is owed.
            Money charged = sum(receivable, charges.notInvoiced(receivable.orderId()));
            lines.add(InvoiceLine.ofGoods(books.of(receivable).notInvoiced().minus(charged)));
        } else {
            return;
        }
        Money replacing = receivable.isDispatched() ? oweMore(receivable, lines, shipped) : none(receivable);
        charges.notInvoiced(receivable.orderId()).forEach(charge -> lines.add(InvoiceLine.of(charge)));
        Invoice invoice = issue(receivable, shipped, lines, replacing, Bookkeeping.SELF);
        shipped.documentedBy(invoice.id());
        shipments.flush();
    }

    private InvoiceLine line(PricedLine priced, int quantity) {
        return InvoiceLine.of(priced, quantity, products.externalIdOf(priced.productId()));
    }

    private Invoice issue(Receivable receivable, Shipped shipped, List<InvoiceLine> lines, Money replacing, String by) {
        Invoice invoice = new Invoice(
                        Ids.next(),
                        invoices.nextNumber(InvoiceKind.INVOICE, clock.today().getYear()),
                        receivable,
                        customers.findByIdOptional(receivable.customerId()).orElse(null),
                        shipped,
                        lines,
                        clock.today(),
                        by)
                .replacing(replacing);
        invoices.persist(invoice);
        charges.notInvoiced(receivable.orderId()).forEach(charge -> charge.invoicedBy(invoice.id()));
        invoices.flush();
        Movement movement = books.on(receivable, new Occasion(invoice.number(), clock.today(), by));
        movement.post(EntryKind.INVOICE, invoice.id(), movement.before().invoice(invoice.amount()))
                .tell(_ -> invoice.issued());
        return invoice;
    }

    private void creditReturn(Receivable receivable, Shipped returned, Invoice invoice) {
        List<InvoiceLine> lines = new ArrayList<>();
        returned.lines().forEach(goods -> invoice.lines().stream()
                .filter(line -> goods.lineId().equals(line.lineId()))
                .findFirst()
                .ifPresent(line -> lines.add(line.returned(goods.quantity()))));
        Money worth = lines.stream().map(InvoiceLine::amount).reduce(none(receivable), Money::plus);
        Money left = invoices.remaining(invoice);
        Money amount = left.atLeast(worth) ? worth : left;
        UUID document = invoice.id();
        if (worth.compareTo(amount) > 0) {
            lines.add(InvoiceLine.creditedBefore(amount.minus(worth)));
        }
        if (amount.isPositive()) {
            Occasion occasion = new Occasion(returned.reason(), clock.today(), Bookkeeping.SELF);
            document = credit(receivable, invoice, amount, none(receivable), lines, occasion)
                    .id();
        }
        returned.documentedBy(document);
        shipments.flush();
    }

    /** Nothing more is to come: what was agreed and not delivered is not owed, what was delivered beyond it is. */
    private void oweWhatLeft(Receivable receivable, String because, Money open) {
        receivables.flush();
        Movement movement = books.on(receivable, new Occasion(because, clock.today(), Bookkeeping.SELF));
        Position before = movement.before();
        Money charged = receivable.isCancelled()
                ? none(receivable)
                : sum(receivable, charges.notInvoiced(receivable.orderId()));
        movement.post(
                        EntryKind.DELIVERY_DIFFERENCE,
                        receivable.orderId(),
                        before.writeDown(before.notInvoiced().minus(charged).minus(open)))
                .follow();
    }

    /**
     * All of the order had left before this did: it is owed beside what was agreed. As far as goods were credited when they
     * came back it takes their place, and stays owed whatever is amended; beyond that a tolerance had let it go.
     */
    private Money oweMore(Receivable receivable, List<InvoiceLine> lines, Shipped shipped) {
        Money goods = lines.stream().map(InvoiceLine::amount).reduce(none(receivable), Money::plus);
        Money toReplace = invoices.toReplace(receivable.orderId(), receivable.currency());
        Money replacing = toReplace.atLeast(goods) ? goods : toReplace;
        oweMore(receivable, EntryKind.REPLACEMENT, replacing, shipped);
        oweMore(receivable, EntryKind.DELIVERY_DIFFERENCE, goods.minus(replacing), shipped);
        return replacing;
    }

    private void oweMore(Receivable receivable, EntryKind kind, Money amount, Shipped shipped) {
        Movement movement =
                books.on(receivable, new Occasion("delivered " + shipped.number(), clock.today(), Bookkeeping.SELF));
        movement.post(
                        kind,
                        receivable.orderId(),
                        movement.before().writeDown(none(receivable).minus(amount)))
                .follow();
    }

    private static Money none(Receivable receivable) {
        return Money.zero(receivable.currency());
    }

    private static Money sum(Receivable receivable, List<Charge> charges) {
        return charges.stream().map(Charge::amount).reduce(none(receivable), Money::plus);
    }
}
