package org.gendan.finance.receivable;

import static org.gendan.finance.FinanceStory.as;
import static org.gendan.finance.FinanceStory.confirm;
import static org.gendan.finance.FinanceStory.once;
import static org.gendan.finance.FinanceStory.refundStep;
import static org.gendan.finance.FinanceStory.reverse;
import static org.gendan.finance.receivable.ReceivableBuilder.aReceivable;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.gendan.finance.FinanceStory;
import org.gendan.finance.receivable.MoneyCommand.Allocate;
import org.gendan.finance.receivable.MoneyCommand.Amend;
import org.gendan.finance.receivable.MoneyCommand.Arrive;
import org.gendan.finance.receivable.MoneyCommand.Cancel;
import org.gendan.finance.receivable.MoneyCommand.Charge;
import org.gendan.finance.receivable.MoneyCommand.Credit;
import org.gendan.finance.receivable.MoneyCommand.DropRefund;
import org.gendan.finance.receivable.MoneyCommand.GiveBack;
import org.gendan.finance.receivable.MoneyCommand.Order;
import org.gendan.finance.receivable.MoneyCommand.PayRefund;
import org.gendan.finance.receivable.MoneyCommand.Receive;
import org.gendan.finance.receivable.MoneyCommand.Refund;
import org.gendan.finance.receivable.MoneyCommand.Release;
import org.gendan.finance.receivable.MoneyCommand.Reverse;
import org.gendan.finance.receivable.MoneyCommand.Waive;
import org.gendan.language.DomainEvent;
import org.gendan.language.Ids;

/** The running service, with its database: orders come over the topic, everything else over REST. */
public final class HttpTill implements Till {
    private final Currency currency;
    private final String customer = Ids.next().toString();
    private final List<FinanceStory> orders = new ArrayList<>();
    private final Set<Integer> cancelled = new HashSet<>();
    private final List<String> receipts = new ArrayList<>();
    private final Set<String> nobodys = new HashSet<>();
    private final List<String> refunds = new ArrayList<>();
    /** Where in time each command began, as ids that sort by time; and what order-service announced by it. */
    private final List<UUID> began = new ArrayList<>();

    private final List<List<DomainEvent>> told = new ArrayList<>();

    public HttpTill(String currency) {
        this.currency = Currency.getInstance(currency);
    }

    @Override
    public boolean apply(MoneyCommand command) {
        began.add(Ids.next());
        told.add(new ArrayList<>());
        return switch (command) {
            case Order(long goods, int percent) -> order(goods, percent);
            case Amend(int order, long goods) -> !cancelled.contains(order) && amend(order, goods);
            case Cancel(int order) -> cancelled.add(order) && cancel(order);
            case Charge(int order, long amount) -> step("finance", order, "charges", amount, ", \"kind\": \"OTHER\"");
            case Waive(int order, ReceivableKind kind, long amount) ->
                step("business-manager", order, "waivers", amount, ", \"kind\": \"%s\"".formatted(kind));
            case Receive receive -> receive(receive);
            case Arrive(long amount) -> arrive("\"unallocated\": true", amount) && nobodys.add(receipts.getLast());
            case Allocate(int receipt, int order, long amount) ->
                receipt < receipts.size()
                        && taken(once("finance")
                                .body("{\"allocations\": [%s], \"reason\": \"story\"}".formatted(part(order, amount)))
                                .post("/api/receipts/{id}/allocations", receipts.get(receipt)));
            case Reverse(int receipt) ->
                receipt < receipts.size() && taken(reverse("finance", receipts.get(receipt), "story"));
            case Refund(int order, long amount) ->
                refund("orderId", orders.get(order).orderId().toString(), amount);
            case GiveBack(int receipt, long amount) ->
                receipt < receipts.size() && refund("receiptId", receipts.get(receipt), amount);
            case PayRefund(int refund) ->
                refund < refunds.size()
                        && taken(refundStep(
                                "cashier",
                                refunds.get(refund),
                                "payment",
                                "{\"bankSerial\": \"%s\"}".formatted(UUID.randomUUID())));
            case DropRefund(int refund) ->
                refund < refunds.size()
                        && taken(refundStep("finance", refunds.get(refund), "cancellation", "{\"reason\": \"story\"}"));
            case Credit(int from, int to, long amount) ->
                step(
                        "finance",
                        to,
                        "credit-applications",
                        amount,
                        from < 0
                                ? ""
                                : ", \"fromOrderId\": \"%s\""
                                        .formatted(orders.get(from).orderId()));
            case Release(int order, long amount) -> step("finance", order, "credits", amount, "");
        };
    }

    private boolean order(long goods, int percent) {
        orders.add(FinanceStory.of(aReceivable()
                .over(amount(goods), currency.getCurrencyCode())
                .withDeposit(Integer.toString(percent))
                .ofCustomer(customer)));
        return told.getLast().add(orders.getLast().order());
    }

    private boolean amend(int order, long goods) {
        return told.getLast().add(orders.get(order).amended(amount(goods)));
    }

    private boolean cancel(int order) {
        return told.getLast().add(orders.get(order).cancelled());
    }

    private boolean receive(Receive receive) {
        List<String> parts = new ArrayList<>();
        parts.add(part(receive.first(), receive.part()));
        if (receive.second() >= 0) {
            parts.add(part(receive.second(), receive.other()));
        }
        return arrive(
                "\"allocations\": [%s]".formatted(String.join(", ", parts)),
                receive.part() + receive.other() + receive.rest());
    }

    private boolean arrive(String what, long amount) {
        Response recorded = once("cashier")
                .body("{%s, \"amount\": %s, \"bankAccount\": \"3301\", \"bankSerial\": \"%s\", \"payer\": \"华裳\"}"
                        .formatted(what, money(amount), UUID.randomUUID()))
                .post("/api/receipts");
        recorded.then().statusCode(201);
        receipts.add(recorded.path("id"));
        return taken(confirm("finance", receipts.getLast()));
    }

    private boolean refund(String of, String id, long amount) {
        Response requested = once("finance")
                .body("{\"%s\": \"%s\", \"amount\": %s, \"reason\": \"story\"}".formatted(of, id, money(amount)))
                .post("/api/refunds");
        if (!taken(requested)) {
            return false;
        }
        refunds.add(requested.path("id"));
        return taken(refundStep("finance-2", refunds.getLast(), "approval", ""));
    }

    private boolean step(String user, int order, String step, long amount, String more) {
        return taken(once(user)
                .body("{\"amount\": %s, \"reason\": \"story\"%s}".formatted(money(amount), more))
                .post("/api/receivables/{id}/" + step, orders.get(order).orderId()));
    }

    private String part(int order, long amount) {
        return "{\"orderId\": \"%s\", \"amount\": %s}"
                .formatted(orders.get(order).orderId(), money(amount));
    }

    private String money(long minor) {
        return "{\"amount\": \"%s\", \"currency\": \"%s\"}".formatted(amount(minor), currency);
    }

    private String amount(long minor) {
        return BigDecimal.valueOf(minor, currency.getDefaultFractionDigits()).toPlainString();
    }

    private static boolean taken(Response answer) {
        return switch (answer.statusCode() / 100) {
            case 2 -> true;
            case 4 -> false;
            default -> throw new AssertionError(answer.statusCode() + ": " + answer.asString());
        };
    }

    @Override
    public Shown shown(int order) {
        JsonPath view = view(order);
        return new Shown(
                minor(view, "total"),
                minor(view, "received"),
                minor(view, "creditDue"),
                view.getBoolean("deposit.gate.open"),
                view.getBoolean("balance.gate.open"));
    }

    @Override
    public int orders() {
        return orders.size();
    }

    @Override
    public long free() {
        return minor(view(0), "customerMoney");
    }

    /** As the receipts show it: what is for no order and was not given back. */
    @Override
    public long unallocated() {
        return nobodys.stream()
                .map(receipt -> as("auditor").get("/api/receipts/{id}", receipt).jsonPath())
                .filter(view -> view.getString("status").equals("CONFIRMED"))
                .mapToLong(view -> minor(view, "unallocated"))
                .sum();
    }

    @Override
    public Optional<String> contradiction() {
        return contradiction(_ -> true);
    }

    /** As if only these had been announced. */
    Optional<String> contradiction(Predicate<DomainEvent> announced) {
        Books books = Books.of(orders.stream().map(FinanceStory::orderId).toList(), receipts, refunds, customer);
        Replay replay = new Replay();
        for (int i = 0; i < began.size(); i++) {
            String from = began.get(i).toString();
            String to = i + 1 < began.size() ? began.get(i + 1).toString() : "g";
            List<DomainEvent> events = new ArrayList<>(told.get(i));
            books.announced(from, to).stream().filter(announced).forEach(events::add);
            Optional<String> wrong = replay.step(events, books.moved(from, to));
            if (wrong.isPresent()) {
                return wrong;
            }
        }
        return replay.contradiction(books.journal());
    }

    private JsonPath view(int order) {
        return as("finance")
                .get("/api/receivables/{id}", orders.get(order).orderId())
                .jsonPath();
    }

    private static long minor(JsonPath view, String path) {
        return new BigDecimal(view.getString(path + ".amount")).unscaledValue().longValueExact();
    }
}
