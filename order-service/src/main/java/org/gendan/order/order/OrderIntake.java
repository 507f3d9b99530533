package org.gendan.order.order;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.gendan.kernel.delivery.Outbox;
import org.gendan.kernel.delivery.erp.ErpGate;
import org.gendan.kernel.delivery.erp.Fault;
import org.gendan.kernel.delivery.erp.Faulty;
import org.gendan.kernel.time.BusinessClock;
import org.gendan.language.Ids;
import org.gendan.language.Money;
import org.gendan.language.erp.ErpOrder;
import org.gendan.office.attachment.Attachments;
import org.gendan.office.attachment.Upload;
import org.gendan.office.attachment.UploadCheck;
import org.gendan.office.paper.Unprintable;
import org.gendan.order.catalogue.ProductDetails;
import org.gendan.order.catalogue.ProductIntake;
import org.gendan.order.customer.Customer;
import org.gendan.order.customer.CustomerIntake;

/**
 * Takes what an ERP says of orders, as drafts: people consult, call back and confirm them as any other (S1.6, S1.7). While one
 * is a draft the ERP's next revision writes it anew. Runs in the transaction that takes note of the message.
 */
@ApplicationScoped
public class OrderIntake {
    private final Orders orders;
    private final CustomerIntake customers;
    private final ProductIntake products;
    private final Attachments attachments;
    private final Outbox outbox;
    private final BusinessClock clock;

    OrderIntake(
            Orders orders,
            CustomerIntake customers,
            ProductIntake products,
            Attachments attachments,
            Outbox outbox,
            BusinessClock clock) {
        this.orders = orders;
        this.customers = customers;
        this.products = products;
        this.attachments = attachments;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Refuses where the order that bears the ERP's number is none that an ERP may still write; null is none yet. */
    public void requireOpen(UUID known) {
        if (known != null) {
            orders.locked(known).requireOpenToErp();
        }
    }

    /** The document is the written order. */
    public UUID take(ErpOrder told, UUID known, Upload document) {
        Unprintable.refuse(told);
        List<Fault> faults = new ArrayList<>();
        Optional<Customer> customer = customer(told, faults);
        Optional<CustomerOrder> present = Optional.ofNullable(known).map(orders::locked);
        present.ifPresent(order -> requireSame(order, told, customer, faults));
        if (present.isEmpty() && told.orderNumber() != null && orders.isTaken(told.orderNumber())) {
            faults.add(Fault.of("orderNumber", "NUMBER_TAKEN", told.orderNumber()));
        }
        requireDays(told.contract(), faults);
        List<LineDetails> lines = lines(told, faults);
        if (!faults.isEmpty()) {
            throw new Faulty(faults);
        }
        LocalDate today = clock.today();
        CustomerOrder order = present.orElseGet(() -> opened(told, customer.orElseThrow(), today));
        outbox.announce(order.attach(
                attachments.store(order.id(), document, UploadCheck.DOCUMENTS, ErpGate.BY), today, ErpGate.BY));
        outbox.announce(order.enter(lines, today, ErpGate.BY));
        order.bear(numbers(told));
        order.ask(told.depositPercent());
        if (told.contract() != null) {
            order.agree(contract(told.contract()));
        }
        List<String> requirements = Optional.ofNullable(told.requirements()).orElse(List.of());
        if (!requirements.equals(order.requirements())) {
            outbox.announce(order.state(requirements, today, ErpGate.BY));
        }
        return order.id();
    }

    private CustomerOrder opened(ErpOrder told, Customer customer, LocalDate today) {
        String number = told.orderNumber() == null ? orders.nextNumber(today) : told.orderNumber();
        String salesperson = told.salesperson() == null ? customer.salesperson() : told.salesperson();
        BigDecimal deposit = told.depositPercent();
        CustomerOrder order = new CustomerOrder(
                Ids.next(),
                number,
                new NewOrder(customer.id(), salesperson, told.currency(), number, deposit),
                told.merchandiser() == null ? customer.merchandiser() : told.merchandiser());
        order.bear(told.externalId());
        orders.persist(order);
        outbox.refer(order.id(), told.externalId());
        outbox.announce(order.opened(today, ErpGate.BY));
        return order;
    }

    private Optional<Customer> customer(ErpOrder told, List<Fault> faults) {
        if (told.customerId() == null && told.customerExternalId() == null) {
            faults.add(Fault.of("customerExternalId", "CUSTOMER_NEEDED", ""));
            return Optional.empty();
        }
        Optional<Customer> customer = customers.named(told.customerId(), told.customerExternalId());
        if (customer.isEmpty()) {
            faults.add(
                    told.customerId() == null
                            ? Fault.of("customerExternalId", "UNKNOWN_CUSTOMER", told.customerExternalId())
                            : Fault.of(
                                    "customerId",
                                    "UNKNOWN_CUSTOMER",
                                    told.customerId().toString()));
        }
        return customer;
    }

    /** What an order is known by it keeps; a merchandiser or salesperson is changed by hand-over alone. */
    private static void requireSame(
            CustomerOrder order, ErpOrder told, Optional<Customer> customer, List<Fault> faults) {
        customer.filter(named -> !named.id().equals(order.customerId()))
                .ifPresent(other -> faults.add(Fault.of(
                        told.customerId() == null ? "customerExternalId" : "customerId",
                        "ORDER_KEEPS",
                        other.id().toString())));
        if (told.orderNumber() != null && !told.orderNumber().equals(order.orderNumber())) {
            faults.add(Fault.of("orderNumber", "ORDER_KEEPS", told.orderNumber()));
        }
        if (!told.currency().equals(order.currency().getCurrencyCode())) {
            faults.add(Fault.of("currency", "ORDER_KEEPS", told.currency()));
        }
    }

    private List<LineDetails> lines(ErpOrder told, List<Fault> faults) {
        try {
            Money.currency(told.currency());
        } catch (IllegalArgumentException unknown) {
            faults.add(Fault.of("currency", "UNKNOWN_CURRENCY", told.currency()));
        }
        List<LineDetails> lines = new ArrayList<>();
        Set<Integer> numbers = new HashSet<>();
        Map<String, Optional<ProductDetails>> known = new HashMap<>();
        for (int i = 0; i < told.lines().size(); i++) {
            ErpOrder.Line line = told.lines().get(i);
            String at = "lines[%d].".formatted(i);
            if (!numbers.add(line.number())) {
                faults.add(Fault.of(at + "number", "LINE_TWICE", line.number() + ""));
            }
            requirePrice(line.unitPrice(), told.currency(), at + "unitPrice", faults);
            lines.add(details(line, product(line, at, known, faults)));
        }
        return lines;
    }

    private static void requirePrice(Money price, String currency, String at, List<Fault> faults) {
        if (price != null && !price.currency().getCurrencyCode().equals(currency)) {
            faults.add(Fault.of(at, "OTHER_CURRENCY", price.toString(), Map.of("currency", currency)));
        }
        if (price != null && price.amount().signum() < 0) {
            faults.add(Fault.of(at, "TOO_SMALL", price.toString(), Map.of("least", 0)));
        }
    }

    private Optional<ProductDetails> product(
            ErpOrder.Line line, String at, Map<String, Optional<ProductDetails>> known, List<Fault> faults) {
        if (line.productExternalId() == null) {
            return Optional.empty();
        }
        Optional<ProductDetails> product = known.computeIfAbsent(line.productExternalId(), products::named);
        if (product.isEmpty()) {
            faults.add(Fault.of(at + "productExternalId", "UNKNOWN_PRODUCT", line.productExternalId()));
        }
        return product;
    }

    /** What the line does not say, its product does. */
    private static LineDetails details(ErpOrder.Line line, Optional<ProductDetails> product) {
        return new LineDetails(
                line.number(),
                line.series() == null ? product.map(ProductDetails::series).orElse(null) : line.series(),
                line.model() == null ? product.map(ProductDetails::model).orElse(null) : line.model(),
                line.specification() == null
                        ? product.map(ProductDetails::specification).orElse(null)
                        : line.specification(),
                line.colour(),
                line.size(),
                line.quantity(),
                line.unitPrice());
    }

    private static Map<Integer, String> numbers(ErpOrder told) {
        Map<Integer, String> numbers = new HashMap<>();
        told.lines().forEach(line -> numbers.put(line.number(), line.externalId()));
        return numbers;
    }

    private void requireDays(ErpOrder.Contract told, List<Fault> faults) {
        if (told != null && told.signedOn().isAfter(clock.today())) {
            faults.add(
                    Fault.of("contract.signedOn", "IN_FUTURE", told.signedOn().toString()));
        }
        if (told != null && told.deliverBy().isBefore(told.signedOn())) {
            faults.add(Fault.of(
                    "contract.deliverBy", "BEFORE_SIGNATURE", told.deliverBy().toString()));
        }
    }

    private static Contract contract(ErpOrder.Contract told) {
        return new Contract(
                told.number(), told.signedOn(), told.deliverBy(), told.incoterm(), told.place(), told.destination());
    }
}
