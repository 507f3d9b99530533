package org.gendan.finance;

import static org.gendan.finance.receivable.ReceivableBuilder.aReceivable;

import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.gendan.finance.expense.ExpenseTest;
import org.gendan.finance.statement.Statements;
import org.gendan.testing.AccessTable;
import org.gendan.testing.AccessTable.Route;
import org.gendan.testing.Tokens;
import org.junit.jupiter.api.Test;

/** The table of the README, cell by cell. */
@ServiceTest
class FinanceAccessTest {
    private static final String TRIP =
            "{\"purpose\": \"验货\", \"startsOn\": \"2020-01-01\", \"endsOn\": \"2020-01-05\"}";

    private static final String ONE = "\"amount\": {\"amount\": \"1.00\", \"currency\": \"CNY\"}";

    /** Others have no claims of their own. */
    private static final Set<String> CLAIMANTS = Set.of("merchandiser", "inspector");

    private final AccessTable table = AccessTable.in(Path.of("README.md"));

    @Test
    void everyRouteIsDecided() {
        table.matchesOpenApi();
    }

    @Test
    void everyCellHolds() {
        FinanceStory.customerKnown(Tokens.CUSTOMER_ID);
        FinanceStory.customerKnown(Tokens.OTHER_CUSTOMER_ID);
        table.verify(objects(FinanceStory.ofThousand(true)));
    }

    @Test
    void whatIsOfferedIsAccepted() {
        FinanceStory mine = FinanceStory.ofThousand(true);
        Map<String, Supplier<String>> states = new LinkedHashMap<>();
        states.put("a receipt recorded", () -> receipt(mine.recorded("1.00")));
        states.put("a receipt rejected", () -> receipt(then("cashier", receipt(mine.recorded("1.00")), "rejection")));
        states.put("a receipt confirmed", () -> receipt(mine.confirmed("1.00")));
        states.put("a receipt reversed", () -> receipt(then("finance", receipt(mine.confirmed("1.00")), "reversal")));
        states.put("a receipt whose money went back", () -> {
            FinanceStory story = FinanceStory.ofThousand(true);
            String confirmed = receipt(story.confirmed("400.00"));
            then("finance", refund(story.refundRequested("400.00")), "approval");
            return confirmed;
        });
        states.put("a refund that lost its cover", () -> {
            FinanceStory story = FinanceStory.ofThousand(true);
            String confirmed = receipt(story.confirmed("400.00"));
            String requested = refund(story.refundRequested("400.00"));
            then("finance", confirmed, "reversal");
            return requested;
        });
        states.put("a receipt for no order", () -> receipt(FinanceStory.unallocated("1.00")));
        states.put("a refund requested", () -> refund(mine.refundRequested("1.00")));
        states.put("a refund approved", () -> refundApproved(mine));
        states.put("a refund paid", () -> refund(then("cashier", refundApproved(mine), "payment")));
        states.put("a refund given up", () -> refund(then("finance", refundApproved(mine), "cancellation")));
        for (String claimant : CLAIMANTS) {
            states.put("claimed by " + claimant, () -> claim(ExpenseTest.claimed(claimant)));
            states.put("submitted by " + claimant, () -> submitted(claimant));
            states.put(
                    "rejected, of " + claimant,
                    () -> claim(then("business-manager", submitted(claimant), "rejection")));
            states.put("approved, of " + claimant, () -> approved(claimant));
            states.put("paid, of " + claimant, () -> claim(then("cashier", approved(claimant), "payment")));
        }
        table.everyStepOffered(states, objects(mine));
    }

    private static String receipt(String id) {
        return "/api/receipts/" + id;
    }

    private static String refund(String id) {
        return "/api/refunds/" + id;
    }

    private static String refundApproved(FinanceStory story) {
        return refund(then("finance", refund(story.refundRequested("1.00")), "approval"));
    }

    private static String claim(String id) {
        return "/api/expenses/" + id;
    }

    private static String submitted(String claimant) {
        return claim(then(claimant, claim(ExpenseTest.claimed(claimant)), "submission"));
    }

    private static String approved(String claimant) {
        return claim(then("business-manager", submitted(claimant), "approval"));
    }

    /** The id of the object at the address, one step further. */
    private static String then(String user, String address, String step) {
        String body = step.equals("payment")
                ? "{\"%s\": \"%s\"}"
                        .formatted(address.contains("refunds") ? "bankSerial" : "reference", UUID.randomUUID())
                : "{\"reason\": \"x\"}";
        RequestSpecification request = FinanceStory.once(user);
        if (Set.of("payment", "rejection", "reversal", "cancellation").contains(step)) {
            request.body(body);
        }
        return request.post(address + "/" + step)
                .then()
                .statusCode(200)
                .extract()
                .path("id");
    }

    private static AccessTable.Objects objects(FinanceStory mine) {
        FinanceStory others = FinanceStory.ofThousand(false);
        FinanceStory any = FinanceStory.of(aReceivable());
        String statement = Statements.imported("a.csv", Statements.csv()).getString("id");
        return new AccessTable.Objects() {
            @Override
            public String address(Route route, boolean own) {
                FinanceStory story = own ? mine : others;
                String address = route.path()
                        .replace("{service}", "finance")
                        .replace("{currency}", "CNY")
                        .replace("{orderId}", story.orderId().toString())
                        .replace("{customerId}", story.order().customerId().toString());
                if (!address.contains("{id}")) {
                    return address;
                }
                if (address.startsWith("/api/expenses/")) {
                    return claimOf("merchandiser", route, own);
                }
                if (address.startsWith("/api/receipts/imports/")) {
                    return address.replace("{id}", statement);
                }
                if (address.startsWith("/api/receipts/bank-lines/")) {
                    return address.replace("{id}", Statements.unmatched());
                }
                if (address.contains("/charges/")) {
                    story.post("finance", "charges", "0.01", ", \"kind\": \"OTHER\"");
                    return address.replace("{id}", story.newest("charges"));
                }
                if (address.contains("/waivers/")) {
                    story.post("finance", "waivers", "0.01", ", \"kind\": \"DEPOSIT\"");
                    return address.replace("{id}", story.newest("waivers"));
                }
                if (address.startsWith("/api/refunds/")) {
                    return address.replace("{id}", story.refundRequested("1.00"));
                }
                if (address.startsWith("/api/invoices/")) {
                    return address.replace("{id}", story.invoiced());
                }
                if (address.endsWith("/allocations")) {
                    return address.replace("{id}", FinanceStory.unallocated("1.00"));
                }
                return address.replace(
                        "{id}",
                        route.path().endsWith("/reversal") ? story.confirmed("1.00") : story.recordedWithSlip("1.00"));
            }

            @Override
            public Optional<String> addressOf(String role, Route route, boolean own) {
                return route.path().startsWith("/api/expenses/{id}") && CLAIMANTS.contains(role)
                        ? Optional.of(claimOf(role, route, own))
                        : Optional.empty();
            }

            private static String claimOf(String claimant, Route route, boolean own) {
                String claim = ExpenseTest.claimed(own ? claimant : claimant + "-2");
                return route.path().replace("{id}", claim).replace("{receiptId}", ExpenseTest.receipt(claim));
            }

            @Override
            public RequestSpecification body(Route route, RequestSpecification request) {
                return switch (route.toString().replaceFirst("/api/(ops/)?", "")) {
                    case "POST receipts" -> json(request, any.body("1.00"));
                    case "POST receipts/imports" -> request.multiPart("file", "a.csv", Statements.csv());
                    case "POST receipts/bank-lines/{id}/match" ->
                        json(request, "{\"allocations\": [{\"orderId\": \"%s\", %s}]}".formatted(any.orderId(), ONE));
                    case "POST receipts/{id}/allocations" ->
                        json(
                                request,
                                "{\"reason\": \"x\", \"allocations\": [{\"orderId\": \"%s\", %s}]}"
                                        .formatted(any.orderId(), ONE));
                    case "POST receivables/{orderId}/account-confirmation" -> request;
                    case "PUT receivables/{orderId}/bank-account" ->
                        json(request, "{\"bankAccount\": \"3301\", \"reason\": \"x\"}");
                    case "POST receipts/{id}/slip" -> request.multiPart("file", "slip.pdf", FinanceStory.SLIP);
                    case "POST receivables/{orderId}/charges" ->
                        json(request, "{\"kind\": \"OTHER\", \"reason\": \"x\", %s}".formatted(ONE));
                    case "POST receivables/{orderId}/settlement-charges" ->
                        json(request, "{\"reason\": \"x\", %s}".formatted(ONE));
                    case "POST receivables/{orderId}/waivers" ->
                        json(request, "{\"kind\": \"DEPOSIT\", \"reason\": \"x\", %s}".formatted(ONE));
                    case "POST receivables/{orderId}/credit-applications",
                            "POST receivables/{orderId}/credits",
                            "POST invoices/{id}/credit-notes" ->
                        json(request, "{\"reason\": \"x\", %s}".formatted(ONE));
                    case "POST receivables/{orderId}/contacts" ->
                        json(request, "{\"channel\": \"PHONE\", \"spokenWith\": \"x\", \"text\": \"x\"}");
                    case "POST receivables/{orderId}/dispute",
                            "POST receivables/{orderId}/dispute-lifting",
                            "POST receivables/credit/{customerId}/release" -> json(request, "{\"reason\": \"x\"}");
                    case "PUT receivables/company-accounts/{currency}" ->
                        json(
                                request,
                                "{\"account\": {\"beneficiary\": \"x\", \"bank\": \"x\", \"number\": \"1\"}, \"reason\": \"x\"}");
                    case "PUT receivables/credit-limits/{customerId}" ->
                        json(
                                request,
                                // Beyond what anybody owes: a hold would refuse the waivers of other tests.
                                "{\"limit\": {\"amount\": \"900000000.00\", \"currency\": \"CNY\"}, \"reason\": \"x\"}");
                    case "POST refunds" ->
                        json(request, "{\"orderId\": \"%s\", \"reason\": \"x\", %s}".formatted(any.orderId(), ONE));
                    case "POST invoices" -> json(request, "{\"orderId\": \"%s\"}".formatted(any.orderId()));
                    case "POST refunds/{id}/payment" ->
                        json(request, "{\"bankSerial\": \"%s\"}".formatted(UUID.randomUUID()));
                    case "POST refunds/{id}/cancellation", "POST receipts/{id}/rejection" ->
                        json(request, "{\"reason\": \"mistyped\"}");
                    case "POST receivables/{orderId}/charges/{id}/reversal",
                            "POST receivables/{orderId}/waivers/{id}/reversal" -> json(request, "{\"reason\": \"x\"}");
                    case "POST receipts/{id}/reversal" -> json(request, "{\"reason\": \"returned by the bank\"}");
                    case "POST expenses" ->
                        json(request, ExpenseTest.body(2020, ExpenseTest.line(2020, "OTHER", "1.00")));
                    case "POST expenses/notes" -> json(request, "{\"note\": \"1月2日早餐5元\", \"trip\": " + TRIP + "}");
                    case "PUT expenses/{id}/lines" ->
                        json(request, "{\"lines\": [%s]}".formatted(ExpenseTest.line(2020, "OTHER", "1.00")));
                    case "POST expenses/{id}/receipts" -> request.multiPart("file", "slip.pdf", FinanceStory.SLIP);
                    case "POST expenses/{id}/rejection" -> json(request, "{\"reason\": \"no receipt\"}");
                    case "POST expenses/{id}/payment" -> json(request, "{\"reference\": \"4711\"}");
                    case "POST {service}/clock" -> json(request, "{\"now\": \"2020-01-01T00:00:00Z\"}");
                    case "POST {service}/replay",
                            "POST {service}/parked-events/release",
                            "POST {service}/parked-events/skip",
                            "POST {service}/blocked-streams" -> json(request, "{\"key\": \"none\"}");
                    case "POST {service}/state-announcement" -> json(request, "{}");
                    case "POST {service}/subscriber-replays" -> json(request, "{\"topic\": \"gendan.replay.test\"}");
                    case "POST {service}/given-up-work/resumption" ->
                        json(request, "{\"kind\": \"none\", \"key\": \"none\"}");
                    default -> request;
                };
            }
        };
    }

    private static RequestSpecification json(RequestSpecification request, String body) {
        return request.contentType(ContentType.JSON).body(body);
    }
}
