package org.gendan.order.order;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.gendan.kernel.delivery.Outbox;
import org.gendan.kernel.delivery.States;
import org.gendan.kernel.list.Listing;
import org.gendan.kernel.list.Search;
import org.gendan.kernel.rule.Refused;
import org.gendan.kernel.time.BusinessClock;
import org.gendan.kernel.who.Caller;
import org.gendan.kernel.who.ExpectedVersion;
import org.gendan.language.Ids;
import org.gendan.language.Money;
import org.gendan.language.OrderEvent;
import org.gendan.language.OrderEvent.LinesEntered;
import org.gendan.language.state.OrderState;
import org.gendan.office.attachment.Attachments;
import org.gendan.office.attachment.Attachments.Attachment;
import org.gendan.office.attachment.Upload;
import org.gendan.office.attachment.UploadCheck;
import org.gendan.order.catalogue.CatalogueDesk;
import org.gendan.order.customer.CustomerDesk;

/** What the merchandiser does with an order, from the written document to the confirmation; each step is announced. */
@ApplicationScoped
public class OrderDesk {
    public static final Listing<CustomerOrder> LISTING = Listing.of(CustomerOrder.class, "id", CustomerOrder::id)
            .text("orderNumber", "it.orderNumber", CustomerOrder::orderNumber);

    private final Orders orders;
    private final CustomerDesk customers;
    private final CatalogueDesk catalogue;
    private final Attachments attachments;
    private final OrderLetters letters;
    private final Outbox outbox;
    private final States states;
    private final BusinessClock clock;
    private final Caller caller;
    private final ExpectedVersion expected;

    OrderDesk(
            Orders orders,
            CustomerDesk customers,
            CatalogueDesk catalogue,
            Attachments attachments,
            OrderLetters letters,
            Outbox outbox,
            States states,
            BusinessClock clock,
            Caller caller,
            ExpectedVersion expected) {
        this.orders = orders;
        this.customers = customers;
        this.catalogue = catalogue;
        this.attachments = attachments;
        this.letters = letters;
        this.outbox = outbox;
        this.states = states;
        this.clock = clock;
        this.caller = caller;
        this.expected = expected;
    }

    @Transactional
    public CustomerOrder open(NewOrder request) {
        customers.get(request.customerId());
        requireCurrency(request.currency());
        LocalDate today = clock.today();
        String number = request.orderNumber() == null ? orders.nextNumber(today) : request.orderNumber();
        CustomerOrder order = new CustomerOrder(Ids.next(), number, request, caller.name());
        orders.persist(order);
        outbox.announce(order.opened(today, caller.name()));
        return order;
    }

    @Transactional
    public Attachment attach(UUID id, Upload upload, LocalDate occurredOn) {
        CustomerOrder order = get(id);
        expected.ifStated(order.version());
        Attachment document = attachments.store(id, upload, UploadCheck.DOCUMENTS, caller.name());
        announce(order, order.attach(document, clock.dateOf(occurredOn), caller.name()));
        return document;
    }

    @Transactional
    public CustomerOrder enter(UUID id, List<LineDetails> lines) {
        CustomerOrder order = get(id);
        expected.required(order.version());
        orders.claim(order);
        return entered(order, lines);
    }

    /** Lines from a spreadsheet; they replace the present ones. */
    @Transactional
    public CustomerOrder importLines(UUID id, Upload upload) {
        CustomerOrder order = get(id);
        expected.ifStated(order.version());
        orders.claim(order);
        return entered(order, LineSheet.read(upload));
    }

    @Transactional
    public CustomerOrder agree(UUID id, Contract contract) {
        CustomerOrder order = get(id);
        expected.required(order.version());
        contract.requireDays(clock.today());
        order.agree(contract);
        orders.flush();
        states.touch(OrderState.class, List.of(id));
        return order;
    }

    @Transactional
    public CustomerOrder state(UUID id, List<String> requirements) {
        CustomerOrder order = get(id);
        expected.required(order.version());
        return announce(order, order.state(requirements, clock.today(), caller.name()));
    }

    @Transactional
    public CustomerOrder consult(UUID id, boolean agreed, String remark, LocalDate occurredOn) {
        return step(id, order -> order.consult(agreed, remark, clock.dateOf(occurredOn), caller.name()));
    }

    @Transactional
    public CustomerOrder callBack(UUID id, String spokenWith, String discrepancy, LocalDate occurredOn) {
        return step(id, order -> order.callBack(spokenWith, discrepancy, clock.dateOf(occurredOn), caller.name()));
    }

    @Transactional
    public CustomerOrder confirm(UUID id) {
        LocalDate today = clock.today();
        CustomerOrder order = step(id, draft -> {
            draft.recognise(catalogue.named(draft.models()));
            return draft.confirm(orders.policyOn(today), today, caller.name());
        });
        letters.total(order, customers.get(order.customerId()));
        return order;
    }

    @Transactional
    public CustomerOrder handOver(UUID id, String to, String firstSalesperson, String reason) {
        caller.because(reason);
        return step(id, order -> order.handOver(to, firstSalesperson, reason, clock.today(), caller.name()));
    }

    @Transactional
    public CustomerOrder get(UUID id) {
        CustomerOrder order = orders.visible(id);
        order.lines().size();
        return order;
    }

    /** Without their lines. */
    @Transactional
    public List<CustomerOrder> page(OrderSearch wanted, Search<CustomerOrder> search) {
        return orders.page(wanted, search);
    }

    /** What the complete lines of some orders come to, by order id. */
    @Transactional
    public Map<UUID, Money> totals(List<CustomerOrder> some) {
        return orders.totals(some);
    }

    private static void requireCurrency(String code) {
        try {
            Money.currency(code);
        } catch (IllegalArgumentException unknown) {
            throw Refused.invalid("currency", unknown.getMessage());
        }
    }

    private CustomerOrder entered(CustomerOrder order, List<LineDetails> lines) {
        LinesEntered entered = order.enter(lines, clock.today(), caller.name());
        order.recognise(catalogue.named(order.models()));
        return announce(order, entered);
    }

    private CustomerOrder step(UUID id, Function<CustomerOrder, OrderEvent> verb) {
        CustomerOrder order = get(id);
        expected.ifStated(order.version());
        return announce(order, verb.apply(order));
    }

    private CustomerOrder announce(CustomerOrder order, OrderEvent event) {
        outbox.announce(event);
        return order;
    }
}
