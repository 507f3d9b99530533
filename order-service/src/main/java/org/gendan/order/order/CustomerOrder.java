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
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.gendan.kernel.Money;
import org.gendan.kernel.audit.Audited;
import org.gendan.kernel.language.OrderEvent.CustomerCalledBack;
import org.gendan.kernel.language.OrderEvent.DocumentAttached;
import org.gendan.kernel.language.OrderEvent.LinesEntered;
import org.gendan.kernel.language.OrderEvent.OrderConfirmed;
import org.gendan.kernel.language.OrderEvent.OrderHandedOver;
import org.gendan.kernel.language.OrderEvent.OrderOpened;
import org.gendan.kernel.language.OrderEvent.SalespersonConsulted;
import org.gendan.kernel.rest.Attachments.Attachment;
import org.gendan.kernel.rest.Gate;
import org.gendan.kernel.rest.Refusal;
import org.gendan.kernel.rest.Role;

/**
 * A customer's order. It is opened as a draft, gets its written document and its lines, is discussed with the salesperson,
 * confirmed with the customer on the phone, and then confirmed: from there its total is fixed and the other services act.
 */
@Entity
public class CustomerOrder implements Audited {
    @Id
    private UUID id;

    @Version
    private long version;

    private String orderNumber;
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

    OrderOpened opened(LocalDate on) {
        return new OrderOpened(id, orderNumber, customerId, merchandiser, salesperson, on, merchandiser);
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
        requireOnce(entered);
        Map<Integer, OrderLine> known =
                lines.stream().collect(Collectors.toMap(OrderLine::number, Function.identity()));
        List<Integer> kept = entered.stream().map(LineDetails::number).toList();
        lines.removeIf(line -> !kept.contains(line.number()));
        for (LineDetails details : entered) {
            requireOwnCurrency(details);
            OrderLine line = known.get(details.number());
            if (line == null) {
                lines.add(new OrderLine(details));
            } else {
                line.change(details);
            }
        }
        requirePayable();
        int pieces = lines.stream().mapToInt(OrderLine::pieces).sum();
        return new LinesEntered(id, lines.size(), pieces, incompleteLines(), on, by);
    }

    void agree(Contract signed) {
        inDraft();
        contract = signed;
    }

    SalespersonConsulted consult(boolean agreed, String remark, LocalDate on, String by) {
        inDraft();
        Gate.named("order-not-ready-for-consultation")
                .needs(documentId != null, "written-document", Role.MERCHANDISER)
                .needs(linesComplete(), "complete-lines", Role.MERCHANDISER, Map.of("incomplete", incompleteLines()))
                .orRefuse();
        consultation = new Consultation(by, on, agreed, remark, contentHash());
        callBack = null;
        return new SalespersonConsulted(id, salesperson, agreed, remark, consultation.content(), on, by);
    }

    CustomerCalledBack callBack(String spokenWith, String discrepancy, LocalDate on, String by) {
        inDraft();
        Gate.named("call-back-too-early")
                .needs(isConsulted(), "salesperson-consultation", Role.MERCHANDISER)
                .orRefuse();
        boolean accurate = discrepancy == null || discrepancy.isBlank();
        callBack = new CallBack(by, on, spokenWith, accurate, accurate ? null : discrepancy, contentHash());
        return new CustomerCalledBack(id, spokenWith, accurate, callBack.discrepancy(), callBack.content(), on, by);
    }

    /** What the confirmation waits for (design §6): nothing of it is stored, all of it follows from what was recorded. */
    public Gate confirmation() {
        return Gate.named("order-not-confirmable")
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
        advanceTo(OrderStatus.CONFIRMED);
        return new OrderConfirmed(
                id,
                orderNumber,
                revision,
                customerId,
                merchandiser,
                salesperson,
                lines.stream().map(line -> line.announced(currency)).toList(),
                terms.announced(currency),
                contract.announced(),
                total(),
                on,
                by);
    }

    OrderHandedOver handOver(String to, String reason, LocalDate on, String by) {
        if (to.equals(merchandiser)) {
            throw Refusal.conflict("already-responsible", Map.of("merchandiser", to));
        }
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
            throw Refusal.wrongState(status, List.of(OrderStatus.DRAFT));
        }
        status = next;
    }

    private void inDraft() {
        if (status != OrderStatus.DRAFT) {
            throw Refusal.wrongState(status, List.of(OrderStatus.DRAFT));
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
        return lines.stream()
                .filter(line -> !line.incomplete().isEmpty())
                .map(line -> "%d: %s".formatted(line.number(), String.join(", ", line.incomplete())))
                .toList();
    }

    /** What salesperson and customer were asked about; any later change of document or lines makes it another one. */
    private String contentHash() {
        String content = documentSha256
                + '\n'
                + lines.stream()
                        .sorted(java.util.Comparator.comparing(OrderLine::number))
                        .map(line -> line.details(currency).toString())
                        .collect(Collectors.joining("\n"));
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void requireOwnCurrency(LineDetails details) {
        if (details.unitPrice() != null && !details.unitPrice().currency().equals(currency)) {
            throw Refusal.invalid(
                    "lines",
                    "line %d is priced in %s, the order in %s"
                            .formatted(details.number(), details.unitPrice().currency(), currency));
        }
        if (details.unitPrice() != null && details.unitPrice().amount().signum() < 0) {
            throw Refusal.invalid("lines", "line %d has a negative price".formatted(details.number()));
        }
    }

    private void requirePayable() {
        try {
            total();
        } catch (IllegalArgumentException tooLarge) {
            throw Refusal.invalid("lines", "the sum of the lines: " + tooLarge.getMessage());
        }
    }

    private static void requireOnce(List<LineDetails> entered) {
        if (entered.stream().map(LineDetails::number).distinct().count() != entered.size()) {
            throw Refusal.invalid("lines", "a line number stands twice");
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
        return lines.stream()
                .sorted(java.util.Comparator.comparing(OrderLine::number))
                .toList();
    }

    public Contract contract() {
        return contract;
    }

    public Terms terms() {
        return terms;
    }

    public boolean isHandledBy(String user) {
        return Objects.equals(user, merchandiser);
    }

    @Override
    public String auditKey() {
        return id.toString();
    }
}
