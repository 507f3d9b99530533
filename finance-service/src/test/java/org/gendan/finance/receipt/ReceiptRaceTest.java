package org.gendan.finance.receipt;

import static org.gendan.finance.FinanceStory.confirm;
import static org.gendan.finance.FinanceStory.once;
import static org.gendan.finance.FinanceStory.reverse;
import static org.gendan.finance.receivable.ReceivableBuilder.aReceivable;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.gendan.finance.FinanceStory;
import org.gendan.finance.ServiceTest;
import org.gendan.testing.Rows;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Several people at the same money at once. */
@ServiceTest
class ReceiptRaceTest {
    private static final int THREADS = 16;

    @Test
    void ofSixteenWhoConfirmOneReceiptOneSucceeds() throws Exception {
        FinanceStory story = FinanceStory.of(aReceivable());
        String receipt = story.recorded("33265.61");

        List<Integer> answers = together(THREADS, n -> confirm(n % 2 == 0 ? "finance" : "finance-2", receipt));

        assertEquals(oneOf(200, 409), answers);
        assertEquals(1, story.announced("deposit-confirmed"));
        assertEquals(
                2,
                Rows.count(
                        "select count(*) from audit_event where key = ? and entity = 'Receipt'",
                        story.orderId().toString()));
    }

    @Test
    void ofSixteenWhoReverseOneReceiptOneSucceeds() throws Exception {
        FinanceStory story = FinanceStory.of(aReceivable());
        String receipt = story.confirmed("33265.61");

        List<Integer> answers = together(THREADS, _ -> reverse("finance", receipt, "returned"));

        assertEquals(oneOf(200, 409), answers);
        assertEquals(1, story.announced("deposit-revoked"));
    }

    @Test
    void ofSixteenWhoSendOneRequestWithOneKeyAllHaveOneEffect() throws Exception {
        FinanceStory story = FinanceStory.of(aReceivable());
        String body = story.body("100.00");
        String key = UUID.randomUUID().toString();

        List<Integer> answers = together(THREADS, _ -> FinanceStory.as("cashier")
                .header("Idempotency-Key", key)
                .contentType("application/json")
                .body(body)
                .post("/api/receipts"));

        assertEquals(
                List.of(),
                answers.stream().filter(code -> code != 201 && code != 409).toList());
        assertEquals(1, Rows.count("select count(*) from receipt where order_id = ?", story.orderId()));
    }

    @Test
    @Tag("rule-12")
    void ofSixteenWhoRecordOneArrivalForDifferentOrdersOneSucceeds() throws Exception {
        List<FinanceStory> stories = IntStream.range(0, THREADS)
                .mapToObj(_ -> FinanceStory.of(aReceivable()))
                .toList();
        String serial = UUID.randomUUID().toString();

        List<Response> responses = Collections.synchronizedList(new ArrayList<>());
        List<Integer> answers = together(THREADS, n -> {
            Response response = once("cashier")
                    .body(stories.get(n).body("100.00", "CNY", serial))
                    .post("/api/receipts");
            responses.add(response);
            return response;
        });

        assertEquals(oneOf(201, 409), answers);
        assertEquals(
                THREADS - 1,
                responses.stream()
                        .filter(response -> "urn:gendan:problem:duplicate-receipt".equals(response.path("type")))
                        .count(),
                "each is told of the receipt that is there");
    }

    /** Whether it takes both of them or each would do: neither may overlook the other, and neither may announce it again. */
    @Test
    @Tag("S1.9")
    @Tag("rule-2")
    void ofTwoReceiptsConfirmedAtOnceOneCarriesTheDepositAcross() throws Exception {
        for (int round = 0; round < 8; round++) {
            FinanceStory story = FinanceStory.of(aReceivable());
            List<String> receipts = round % 2 == 0
                    ? List.of(story.recorded("16632.81"), story.recorded("16632.80"))
                    : List.of(story.recorded("33265.61"), story.recorded("33265.61"));

            List<Integer> answers = together(2, n -> confirm("finance", receipts.get(n)));

            assertEquals(List.of(200, 200), answers);
            assertEquals(1, story.announced("deposit-confirmed"), "round " + round);
            assertEquals("33265.61", story.lastAnnounced("deposit-confirmed", "received.amount"));
        }
    }

    @Test
    @Tag("rule-4")
    void ofTwoReceiptsReversedAtOnceOneRevokesTheDeposit() throws Exception {
        for (int round = 0; round < 8; round++) {
            FinanceStory story = FinanceStory.of(aReceivable());
            List<String> halves = List.of(story.confirmed("20000.00"), story.confirmed("20000.00"));

            together(2, n -> reverse("finance", halves.get(n), "returned"));

            assertEquals(1, story.announced("deposit-revoked"), "round " + round);
        }
    }

    private interface Call {
        Response of(int thread);
    }

    /** The sorted status codes of calls that were let go at the same moment. */
    private static List<Integer> together(int threads, Call call) throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        try (ExecutorService people = Executors.newFixedThreadPool(threads)) {
            List<Future<Integer>> answers = IntStream.range(0, threads)
                    .mapToObj(n -> people.submit((Callable<Integer>) () -> {
                        start.await();
                        return call.of(n).statusCode();
                    }))
                    .toList();
            start.countDown();
            List<Integer> codes = new ArrayList<>();
            for (Future<Integer> answer : answers) {
                codes.add(answer.get());
            }
            Collections.sort(codes);
            return codes;
        }
    }

    private static List<Integer> oneOf(int success, int refusal) {
        List<Integer> codes = new ArrayList<>(Collections.nCopies(THREADS - 1, refusal));
        codes.addFirst(success);
        return codes;
    }
}
