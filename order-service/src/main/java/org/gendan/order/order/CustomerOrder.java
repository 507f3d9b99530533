package org.gendan.order.order;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gendan.kernel.audit.Audited;
import org.gendan.kernel.list.Listed;
import org.gendan.kernel.rule.Gate;
import org.gendan.kernel.rule.Refused;
import org.gendan.language.Missing;
import org.gendan.language.Money;
import org.gendan.language.OrderEvent;
import org.gendan.language.OrderEvent.CustomerCalledBack;
import org.gendan.language.OrderEvent.DocumentAttached;
import org.gendan.language.OrderEvent.LinesEntered;
import org.gendan.language.OrderEvent.OrderAmended;
import org.gendan.language.OrderEvent.OrderCancelled;
import org.gendan.language.OrderEvent.OrderClosed;
import org.gendan.language.OrderEvent.OrderConfirmed;
import org.gendan.language.OrderEvent.OrderHandedOver;
import org.gendan.language.OrderEvent.OrderHeld;
import org.gendan.language.OrderEvent.OrderHoldLifted;
import org.gendan.language.OrderEvent.OrderOpened;
import org.gendan.language.OrderEvent.RequirementsStated;
import org.gendan.language.OrderEvent.SalespersonConsulted;
import org.gendan.language.Role;
import org.gendan.language.state.OrderState;
import org.gendan.office.attachment.Attachments.Attachment;
import org.gendan.order.fulfilment.Output;

/**
 * A customer's order. It is opened as a draft, gets its written document and its lines, is discussed with the salesperson,
 * confirmed with the customer on the phone, and then confirmed: from there its total is fixed and the other services act. An
 * order that stands is amended revision by revision, held and let go, and ends closed, or cancelled.
 */
@Entity
public class CustomerOrder extends Listed implements Audited {
    private static final Set<String> WAIVABLE = Set.of("complaints", "settlement");

    @Id
    private UUID id;

    @Version
    private long version;

    private String orderNumber;
    private String externalId;
    private UUID customerId;
    private String merchandiser;
    private String salesperson;
    private Currency currency;

    @Enumerated(EnumType.STRING)
    private OrderStatus status;

    private int revision;

    @OneToMany(cascade = CascadeType.ALL, orphanRemoval = true, fetch = FetchType.LAZY)
    @JoinColumn(name = "order_id", nullable = false, updatable = false)
    @OrderBy("number")
    private List<OrderLine> lines = new ArrayList<>();

    private UUID documentId;

    @Column(name = "document_sha256")
    private String documentSha256;

    @Embedded
    private Contract contract;

    private BigDecimal requestedDepositPercent;

    @Embedded
    private Consultation consultation;

    @Embedded
    private CallBack callBack;

    @Embedded
    private Terms terms;

    private LocalDate confirmedOn;
    private List<String> requirements = List.of();
    /** The last revision that asked for more than the one before; what was delivered for an earlier one is not all. */
    private int raisedIn;

    @Embedded
    private Hold hold;

    @Embedded
    private Cancellation cancellation;

    @Embedded
    private Closing closing;

    protected CustomerOrder() {}

    CustomerOrder(UUID id, String orderNumber, NewOrder order, String merchandiser) {
        this.id = id;
        this.orderNumber = orderNumber;
        this.customerId = order.customerId();
        this.merchandiser = merchandiser;
        this.salesperson = order.salesperson();
        this.currency = Money.currency(order.currency());
        this.requestedDepositPercent = order.depositPercent();
        this.status = OrderStatus.DRAFT;
    }

    OrderOpened opened(LocalDate on, String by) {
        return new OrderOpened(id, orderNumber, customerId, merchandiser, salesperson, externalId, on, by);
    }

    /** The number that an ERP gave it, by which it asks and is told. */
    void bear(String number) {
        externalId = number;
    }

    /** The lines' numbers in the ERP, by their numbers here; a line keeps it as long as its number stays. */
    void bear(Map<Integer, String> numbers) {
        lines.forEach(line -> line.bear(numbers.get(line.number())));
    }

    /** An ERP writes a draft anew; what people confirmed, people amend. */
    void requireOpenToErp() {
        Gate.named("order-confirmed")
                .needs(!isStanding(), "amendment", Role.MERCHANDISER)
                .orRefuse();
        inDraft();
    }

    void ask(BigDecimal depositPercent) {
        inDraft();
        requestedDepositPercent = depositPercent;
    }

    DocumentAttached attach(Attachment document, LocalDate on, String by) {
        inDraft();
        documentId = document.id();
        documentSha256 = document.sha256();
        return new DocumentAttached(
                id,
                document.id(),
                document.name(),
                document.mediaType(),
                document.sha256(),
                "/api/orders/%s/documents/%s".formatted(id, document.id()),
                on,
                by);
    }

    /** Writes all lines anew; a line keeps its id as long as its number stays. */
    LinesEntered enter(List<LineDetails> entered, LocalDate on, String by) {
        inDraft();
        write(entered);
        int pieces = lines.stream().mapToInt(OrderLine::pieces).sum();
        return new LinesEntered(id, lines.size(), pieces, incompleteLines(), on, by);
    }

    /** The catalogue knows these products by their models; what it does not know stays as it is. */
    void recognise(Map<String, UUID> products) {
        lines.forEach(line -> line.ofProduct(products));
    }

    Set<String> models() {
        return lines.stream().map(OrderLine::model).filter(Objects::nonNull).collect(Collectors.toSet());
    }

    private void write(List<LineDetails> entered) {
        OrderContent.requireWritable(entered, currency);
        Map<Integer, OrderLine> known =
                lines.stream().collect(Collectors.toMap(OrderLine::number, Function.identity()));
        List<Integer> kept = entered.stream().map(LineDetails::number).toList();
        lines.removeIf(line -> !kept.contains(line.number()));
        for (LineDetails details : entered) {
            OrderLine line = known.get(details.number());
            if (line == null) {
                lines.add(new OrderLine(details));
            } else {
                line.change(details);
            }
        }
        requirePayable();
    }

    /** What the customer asks of the goods beyond their lines, all of it anew. */
    RequirementsStated state(List<String> stated, LocalDate on, String by) {
        underWay();
        requirements = List.copyOf(stated);
        return new RequirementsStated(id, requirements, on, by);
    }

    void agree(Contract signed) {
        inDraft();
        contract = signed;
    }

    /** What the salesperson can be asked about. */
    public Gate consultation() {
        return Gate.named("order-not-ready-for-consultation")
                .needs(documentId != null, "written-document", Role.MERCHANDISER)
                .needs(linesComplete(), "complete-lines", Role.MERCHANDISER, Map.of("incomplete", incompleteLines()))
                .needs(salesperson != null, "owning-salesperson", Role.BUSINESS_MANAGER);
    }

    SalespersonConsulted consult(boolean agreed, String remark, LocalDate on, String by) {
        inDraft();
        consultation().orRefuse();
        consultation = new Consultation(by, on, agreed, remark, contentHash());
        callBack = null;
        return new SalespersonConsulted(id, salesperson, agreed, remark, consultation.content(), on, by);
    }

    /** The customer is phoned about what the salesperson agreed to. */
    public Gate callBack() {
        return Gate.named("call-back-too-early").needs(isConsulted(), "salesperson-consultation", Role.MERCHANDISER);
    }

    CustomerCalledBack callBack(String spokenWith, String discrepancy, LocalDate on, String by) {
        inDraft();
        callBack().orRefuse();
        boolean accurate = discrepancy == null || discrepancy.isBlank();
        callBack = new CallBack(by, on, spokenWith, accurate, accurate ? null : discrepancy, contentHash());
        return new CustomerCalledBack(id, spokenWith, accurate, callBack.discrepancy(), callBack.content(), on, by);
    }

    /** What the confirmation waits for (design §6): nothing of it is stored, all of it follows from what was recorded. */
    public Gate confirmation() {
        return Gate.named("order-not-confirmable")
                .needs(merchandiser != null, "responsible-merchandiser", Role.BUSINESS_MANAGER)
                .needs(salesperson != null, "owning-salesperson", Role.BUSINESS_MANAGER)
                .needs(documentId != null, "written-document", Role.MERCHANDISER)
                .needs(linesComplete(), "complete-lines", Role.MERCHANDISER, Map.of("incomplete", incompleteLines()))
                .needs(isConsulted(), "salesperson-consultation", Role.MERCHANDISER)
                .needs(isCalledBack(), "phone-call-back", Role.MERCHANDISER)
                .needs(contract != null, "contract", Role.MERCHANDISER);
    }

    OrderConfirmed confirm(TermsPolicy policy, LocalDate on, String by) {
        inDraft();
        confirmation().orRefuse();
        terms = policy.agreed(requestedDepositPercent);
        confirmedOn = on;
        revision = 1;
        raisedIn = 1;
        advanceTo(OrderStatus.CONFIRMED);
        return new OrderConfirmed(
                id,
                orderNumber,
                revision,
                customerId,
                merchandiser,
                salesperson,
                announcedLines(),
                terms.announced(currency),
                contract.announced(),
                total(),
                externalId,
                on,
                by);
    }

    /**
     * The next revision: whole new lines, of which each keeps its id as long as its number stays, and a contract where that
     * changes too. Nothing goes below what is made already.
     */
    OrderAmended amend(Amendment amendment, Map<UUID, Output> made, LocalDate on, String by) {
        standing();
        OrderContent.requireComplete(amendment.lines());
        amendment.requireNotBelow(lines, made);
        boolean raises = amendment.raises(lines);
        List<LineDetails> before = details();
        write(amendment.lines());
        recognise(amendment.products());
        Contract signed = amendment.contract() == null ? contract : amendment.contract();
        if (before.equals(details()) && signed.equals(contract)) {
            throw Refused.conflict("nothing-amended", Map.of("revision", revision));
        }
        contract = signed;
        revision++;
        raisedIn = raises ? revision : raisedIn;
        return new OrderAmended(
                id,
                orderNumber,
                revision,
                customerId,
                merchandiser,
                salesperson,
                announcedLines(),
                terms.announced(currency),
                contract.announced(),
                total(),
                amendment.reason(),
                externalId,
                on,
                by);
    }

    OrderHeld hold(String reason, LocalDate on, String by) {
        standing();
        if (hold != null) {
            throw Refused.conflict("already-held", Map.of("reason", hold.reason()));
        }
        hold = new Hold(by, on, reason);
        return new OrderHeld(id, reason, on, by);
    }

    /** By who laid it, or by somebody above: it is that person's word that the order waits for. */
    OrderHoldLifted liftHold(String reason, LocalDate on, String by, boolean isAbove) {
        standing();
        if (hold == null) {
            throw Refused.conflict("not-held", Map.of());
        }
        if (!mayLiftHold(by, isAbove)) {
            throw Refused.forbidden("held-by-another", Map.of("heldBy", hold.by(), "reason", hold.reason()));
        }
        hold = null;
        return new OrderHoldLifted(id, reason, on, by);
    }

    public boolean mayLiftHold(String person, boolean isAbove) {
        return isStanding() && hold != null && (isAbove || hold.by().equals(person));
    }

    /** Gives the order up; what is started goes on until the production manager decides (decision 12, rule 19). */
    OrderCancelled cancel(boolean productionStarted, int goingOn, String reason, LocalDate on, String by) {
        underWay();
        advanceTo(OrderStatus.CANCELLED);
        hold = null;
        cancellation = new Cancellation(by, on, reason, goingOn);
        return new OrderCancelled(id, revision, productionStarted, reason, on, by);
    }

    /** What the closing waits for (design §6): computed from what logistics, finance and customer service told. */
    public Gate closable(int signedRevision, int settledRevision, long openComplaints) {
        return Gate.named("order-not-closable")
                .needs(
                        signedRevision >= raisedIn,
                        new Missing(
                                "customer-signature",
                                List.of(Role.CUSTOMER, Role.WAREHOUSE, Role.FOLLOW_UP_CLERK),
                                Map.of()))
                .needs(openComplaints == 0, "complaints", Role.CUSTOMER_SERVICE, Map.of("open", openComplaints))
                .needs(hold == null, held())
                .needs(settledRevision == revision, "settlement", Role.FINANCE, Map.of("revision", revision));
    }

    /** The waiver lets open complaints and money go and nothing else; it is kept only where something was open. */
    OrderClosed close(Gate gate, String waiver, LocalDate on, String by) {
        standing();
        if (waiver == null || !gate.missing().stream().allMatch(each -> WAIVABLE.contains(each.code()))) {
            gate.orRefuse();
        }
        advanceTo(OrderStatus.CLOSED);
        closing = new Closing(by, on, gate.isOpen() ? null : waiver);
        return new OrderClosed(id, revision, closing.waiver(), on, by);
    }

    private Missing held() {
        return new Missing(
                "hold",
                List.of(Role.MERCHANDISER, Role.BUSINESS_MANAGER),
                Map.of("reason", hold == null ? "" : hold.reason()));
    }

    /** As other systems have it: nothing that staff wrote for each other. */
    OrderState state() {
        return new OrderState(
                id,
                orderNumber,
                status.name(),
                hold != null,
                revision,
                customerId,
                merchandiser,
                salesperson,
                currency,
                lines().stream().map(line -> line.state(currency)).toList(),
                total(),
                terms == null ? null : terms.announced(currency),
                contract == null ? null : contract.announced(),
                requirements(),
                confirmedOn,
                cancellation == null ? null : cancellation.on(),
                closing == null ? null : closing.on(),
                externalId);
    }

    private List<OrderEvent.Line> announcedLines() {
        return lines().stream().map(line -> line.announced(currency)).toList();
    }

    private List<LineDetails> details() {
        return lines().stream().map(line -> line.details(currency)).toList();
    }

    /** The first salesperson is named with it, where the order came in without one. */
    OrderHandedOver handOver(String to, String firstSalesperson, String reason, LocalDate on, String by) {
        if (firstSalesperson != null && salesperson != null) {
            throw Refused.conflict("already-owned", Map.of("salesperson", salesperson));
        }
        if (to.equals(merchandiser) && firstSalesperson == null) {
            throw Refused.conflict("already-responsible", Map.of("merchandiser", to));
        }
        salesperson = firstSalesperson == null ? salesperson : firstSalesperson;
        String from = merchandiser;
        merchandiser = to;
        return new OrderHandedOver(id, from, to, reason, on, by);
    }

    /** The sum of the complete lines, in the order's currency. */
    public Money total() {
        return lines.stream()
                .filter(line -> line.incomplete().isEmpty())
                .map(line -> line.amount(currency))
                .reduce(Money.zero(currency), Money::plus);
    }

    private void advanceTo(OrderStatus next) {
        if (!status.next().contains(next)) {
            throw Refused.wrongState(status, allowing(next));
        }
        status = next;
    }

    private static List<OrderStatus> allowing(OrderStatus next) {
        return Stream.of(OrderStatus.values())
                .filter(from -> from.next().contains(next))
                .toList();
    }

    /** Whether document, lines and contract are still written anew, and the steps to the confirmation are taken. */
    public boolean isDraft() {
        return status == OrderStatus.DRAFT;
    }

    /** Whether it is confirmed and neither given up nor closed. */
    public boolean isStanding() {
        return status == OrderStatus.CONFIRMED;
    }

    private void inDraft() {
        only(isDraft(), OrderStatus.DRAFT);
    }

    private void standing() {
        only(isStanding(), OrderStatus.CONFIRMED);
    }

    private void underWay() {
        only(isDraft() || isStanding(), OrderStatus.DRAFT, OrderStatus.CONFIRMED);
    }

    private void only(boolean met, OrderStatus... allowed) {
        if (!met) {
            throw Refused.wrongState(status, List.of(allowed));
        }
    }

    private boolean isConsulted() {
        return consultation != null && consultation.agreesTo(contentHash());
    }

    private boolean isCalledBack() {
        return isConsulted() && callBack != null && callBack.confirms(contentHash());
    }

    private boolean linesComplete() {
        return !lines.isEmpty() && incompleteLines().isEmpty();
    }

    private List<String> incompleteLines() {
        return OrderContent.incomplete(lines);
    }

    private String contentHash() {
        return OrderContent.hash(documentSha256, lines(), currency);
    }

    private void requirePayable() {
        try {
            total().stated();
        } catch (IllegalArgumentException tooLarge) {
            throw Refused.invalid("lines", "the sum of the lines: " + tooLarge.getMessage());
        }
    }

    public UUID id() {
        return id;
    }

    public long version() {
        return version;
    }

    public String orderNumber() {
        return orderNumber;
    }

    /** The ERP's own number of it; null where people opened it. */
    public String externalId() {
        return externalId;
    }

    String documentSha256() {
        return documentSha256;
    }

    public UUID customerId() {
        return customerId;
    }

    public String merchandiser() {
        return merchandiser;
    }

    public String salesperson() {
        return salesperson;
    }

    public OrderStatus status() {
        return status;
    }

    public int revision() {
        return revision;
    }

    public Currency currency() {
        return currency;
    }

    public List<OrderLine> lines() {
        return lines.stream().sorted(Comparator.comparing(OrderLine::number)).toList();
    }

    public Contract contract() {
        return contract;
    }

    public Terms terms() {
        return terms;
    }

    public List<String> requirements() {
        return List.copyOf(requirements);
    }

    /** Null while nobody holds the order. */
    public Hold hold() {
        return hold;
    }

    /** Null unless the order was cancelled. */
    public Cancellation cancellation() {
        return cancellation;
    }

    /** Null unless the order was closed. */
    public Closing closing() {
        return closing;
    }

    @Override
    public String auditKey() {
        return id.toString();
    }
}
