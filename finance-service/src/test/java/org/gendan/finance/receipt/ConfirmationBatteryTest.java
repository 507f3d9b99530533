package org.gendan.finance.receipt;

import static org.gendan.finance.FinanceStory.confirm;
import static org.gendan.finance.FinanceStory.refundStep;
import static org.gendan.finance.FinanceStory.reverse;
import static org.gendan.finance.receivable.ReceivableBuilder.aReceivable;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.gendan.finance.FinanceStory;
import org.gendan.finance.ServiceTest;
import org.gendan.testing.Rows;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Many at the same money at once: the answers are those of some serial order, and none is a failure of ours. */
@ServiceTest
class ConfirmationBatteryTest {
    private static final int RECEIPTS = 500;
    /** So often each receipt is confirmed, by whichever of the threads comes to it. */
    private static final int ATTEMPTS = Boolean.getBoolean("gendan.long") ? 64 : 3;

    @Test
    @Tag("battery-R13")
    @Tag("S1.9")
    void sixtyFourThreadsConfirmFiveHundredReceiptsExactlyFiveHundredTimes() throws Exception {
        List<FinanceStory> stories = IntStream.range(0, 100)
                .mapToObj(
                        _ -> FinanceStory.of(aReceivable().over("50.00", "CNY").withDeposit("100")))
                .toList();
        Queue<String> receipts = new ConcurrentLinkedQueue<>();
        AtomicInteger next = new AtomicInteger();
        together(8, _ -> {
            for (int n = next.getAndIncrement(); n < RECEIPTS; n = next.getAndIncrement()) {
                receipts.add(stories.get(n % stories.size()).recorded("10.00"));
            }
        });
        List<String> attempts = new ArrayList<>();
        IntStream.range(0, ATTEMPTS).forEach(_ -> attempts.addAll(receipts));
        Collections.shuffle(attempts, new Random(13));
        Map<Integer, Integer> answers = new ConcurrentHashMap<>();
        AtomicInteger attempt = new AtomicInteger();

        together(64, thread -> {
            for (int n = attempt.getAndIncrement(); n < attempts.size(); n = attempt.getAndIncrement()) {
                int status = confirm(thread % 2 == 0 ? "finance" : "finance-2", attempts.get(n))
                        .statusCode();
                answers.merge(status, 1, Integer::sum);
            }
        });

        assertEquals(Map.of(200, RECEIPTS, 409, RECEIPTS * (ATTEMPTS - 1)), answers);
        for (FinanceStory story : stories) {
            assertEquals(5, story.announced("receipt-confirmed"));
            assertEquals(1, story.announced("deposit-confirmed"));
            assertEquals(1, story.announced("balance-confirmed"));
        }
    }

    @Test
    void fiftyClientsConfirmReverseAndRefundTheSameReceiptsAsIfOneAfterTheOther() throws Exception {
        List<FinanceStory> stories = IntStream.range(0, 10)
                .mapToObj(_ -> FinanceStory.of(aReceivable().over("100.00", "CNY")))
                .toList();
        List<String> receipts = stories.stream()
                .flatMap(story -> IntStream.range(0, 3).mapToObj(_ -> story.recorded("40.00")))
                .toList();
        List<Integer> answers = Collections.synchronizedList(new ArrayList<>());

        together(50, thread -> {
            Random random = new Random(thread);
            for (int n = 0; n < 12; n++) {
                int receipt = random.nextInt(receipts.size());
                FinanceStory story = stories.get(receipt / 3);
                switch (random.nextInt(3)) {
                    case 0 ->
                        answers.add(confirm("finance", receipts.get(receipt)).statusCode());
                    case 1 ->
                        answers.add(reverse("finance-2", receipts.get(receipt), "returned")
                                .statusCode());
                    default -> refund(story, random.nextBoolean() ? "40.00" : "15.00", answers);
                }
            }
        });

        assertEquals(List.of(), answers.stream().filter(code -> code >= 500).toList());
        for (FinanceStory story : stories) {
            // What is held, read along the journal, never falls below zero: each step was right when it was taken.
            assertEquals(0, Rows.count("""
                            select count(*) from (
                                select -sum(sum(amount)) over (order by entry_id) as held from posting
                                where order_id = ? and account in ('ADVANCES', 'CREDIT_DUE')
                                group by entry_id) h where held < 0""", story.orderId()));
            assertEquals(
                    0,
                    Rows.count(
                            "select count(*) from audit_broken(?)",
                            story.orderId().toString()));
        }
        assertEquals(0, Rows.count("""
                select count(*) from (select from journal_entry where kind in ('RECEIPT', 'REVERSAL')
                group by source_id, kind having count(*) > 1) twice"""));
        FinanceStory.once("auditor")
                .post("/api/ledger/checks")
                .then()
                .statusCode(200)
                .body("differences.what", not(hasItem("entry")))
                .body("differences.id", not(hasItem(stories.getFirst().orderId().toString())));
        assertTrue(answers.contains(200) && answers.contains(409), "both happened: " + answers.size());
    }

    private static void refund(FinanceStory story, String amount, List<Integer> answers) {
        Response requested = story.requestRefund("finance", amount);
        answers.add(requested.statusCode());
        if (requested.statusCode() == 201) {
            String id = requested.path("id");
            answers.add(refundStep("finance-2", id, "approval", "").statusCode());
            answers.add(refundStep("cashier", id, "payment", "{\"bankSerial\": \"%s\"}".formatted(UUID.randomUUID()))
                    .statusCode());
        }
    }

    private interface Work {
        void of(int thread) throws Exception;
    }

    private static void together(int threads, Work work) throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        try (ExecutorService people = Executors.newFixedThreadPool(threads)) {
            List<Future<Void>> all = IntStream.range(0, threads)
                    .mapToObj(n -> people.submit((Callable<Void>) () -> {
                        start.await();
                        work.of(n);
                        return null;
                    }))
                    .toList();
            start.countDown();
            for (Future<Void> one : all) {
                one.get();
            }
        }
    }
}
