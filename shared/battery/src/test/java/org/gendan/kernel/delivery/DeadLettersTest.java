package org.gendan.kernel.delivery;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.gendan.kernel.delivery.DeadLetters.DeadLetter;
import org.gendan.kernel.delivery.DeadLetters.Fate;
import org.gendan.kernel.delivery.DeadLetters.Selection;
import org.gendan.kernel.rule.Refused;
import org.gendan.language.OrderEvent;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What becomes of records that belong to no stream. */
class DeadLettersTest {
    private static final Selection ALL = new Selection(null, null, null, null, null, null, 100);

    private static Trial trial;
    private final List<String> decided = new ArrayList<>();
    private Replica replica;
    private Inbox inbox;
    private Ear<OrderEvent> recorder;
    private DeadLetters letters;
    private UUID order;
    private UUID epoch;
    private long offset;

    @BeforeAll
    static void open() {
        trial = Trial.withoutTopics("dead letters", 2);
    }

    @AfterAll
    static void close() {
        trial.close();
    }

    @BeforeEach
    void begin() {
        Trial.update(trial.consumer, "truncate applied, inbox, inbox_stream, parked_event, dead_letter");
        replica = trial.replica(trial.consuming());
        inbox = new Inbox(Replica.CONSUMER, replica.transactions, this::keep, replica.meters);
        recorder = Replica.ear(inbox, trial.events, (event, envelope) -> () -> replica.record(event, envelope));
        letters = new DeadLetters(replica.transactions, List.of(recorder), this::note);
        order = trial.orders.getFirst();
        epoch = trial.orders.getLast();
    }

    @Test
    @Tag("battery-R10")
    void aRecordThatBelongsToNoStreamIsKeptAsItCame() {
        hear(event(1).key("odd \0 key"));
        DeadLetter letter = only();
        assertEquals(Replica.CONSUMER, letter.consumer());
        assertEquals(trial.events, letter.topic());
        assertEquals("odd \0 key", letter.key());
        assertEquals("no key", letter.reason());
        assertEquals(Fate.OPEN, letter.fate());
        DeadLetters.WholeLetter whole = letters.read(letter.id());
        assertTrue(whole.complete());
        assertTrue(whole.content().text().contains(order.toString()));
        assertEquals(
                "order.lines-entered.v1",
                whole.headers().stream()
                        .filter(header -> header.name().equals("ce_type"))
                        .findFirst()
                        .orElseThrow()
                        .content()
                        .text());
    }

    @Test
    @Tag("battery-R10")
    void whatIsRedeliveredIsKeptOnce() {
        ConsumerRecord<String, byte[]> record = at(7, event(1).withoutHeaders());
        Replica.hear(inbox, record, recorder);
        Replica.hear(inbox, record, recorder);
        assertEquals(7, only().offset());
    }

    @Test
    @Tag("battery-R10")
    void neitherKeyNorBodyNorSaneHeadersAreNeeded() {
        ConsumerRecord<String, byte[]> record = new ConsumerRecord<>(trial.events, 0, 1, null, null);
        record.headers().add("\0", null).add("binary", new byte[] {(byte) 0xFF});
        Replica.hear(inbox, record, recorder);
        DeadLetters.WholeLetter whole = letters.read(only().id());
        assertNull(whole.letter().key());
        assertNull(whole.content().text());
        assertEquals("/w==", whole.headers().getLast().content().base64());
    }

    @Test
    @Tag("battery-R10")
    void ofOneThatIsTooLargeTheBeginningIsKeptAndItIsNotTakenAnew() {
        hear(event(1).withoutHeaders().body("x".repeat(2 * 1024 * 1024)));
        DeadLetters.WholeLetter whole = letters.read(only().id());
        assertFalse(whole.complete());
        assertEquals(2 * 1024 * 1024, whole.content().size());
        assertRefused(
                "dead-letter-unreadable", () -> letters.replay(whole.letter().id(), "operator", "try"));
    }

    /** As a client with CVE-2026-35554 sends it: into the topic of another producer. */
    @Test
    @Tag("battery-R10")
    void oneOfAnotherProducerThanTheTopicsIsAppliedByNobody() {
        String topic = "gendan.order.events";
        Ear<OrderEvent> ear = Replica.ear(inbox, topic, (event, envelope) -> () -> replica.record(event, envelope));
        Heard astray = Heard.of(topic, epoch, 1, Replica.changed(order, 1));
        Replica.hear(inbox, at(1, astray.header("ce_source", "/gendan/finance")), ear);
        Heard own = Heard.of(topic, epoch, 1, Replica.changed(order, 1));
        Replica.hear(inbox, at(2, own.header("ce_source", "/gendan/order")), ear);

        assertEquals(List.of(1L), applied(), "the one that is the topic's own");
        assertEquals("announced by /gendan/finance, which does not write this topic", only().reason());
        assertRefused("dead-letter-unreadable", () -> letters.replay(only().id(), "operator", "try"));
    }

    /** As after an upgrade to a version that reads what the one before could not. */
    @Test
    @Tag("battery-R9")
    void oneThatCanBeReadByNowIsAppliedBeforeThoseOfItsKeyThatCameBehindIt() {
        hear(event(1));
        keep(new Inbox.DeadLetter(at(2, event(2)), "was not read by the version before"));
        hear(event(3));
        hear(event(4));
        assertEquals(List.of(1L), applied(), "what came behind it waits");
        DeadLetter replayed = letters.replay(only().id(), "operator", "the new version reads it");
        assertEquals(List.of(1L, 2L, 3L, 4L), applied());
        assertEquals(Fate.REPLAYED, replayed.fate());
        assertEquals("operator", replayed.decidedBy());
        assertEquals("the new version reads it", replayed.because());
        assertEquals(List.of("DeadLetter replayed: the new version reads it"), decided);
        assertRefused("wrong-state", () -> letters.replay(replayed.id(), "operator", "again"));
        assertRefused("wrong-state", () -> letters.discard(replayed.id(), "operator", "again"));
        assertEquals(List.of(1L, 2L, 3L, 4L), applied());
    }

    @Test
    @Tag("battery-R9")
    void oneThatCameAgainInTheMeantimeIsNotAppliedTwice() {
        Heard second = event(2);
        hear(event(1));
        keep(new Inbox.DeadLetter(at(2, second), "was not read by the version before"));
        hear(second);
        letters.replay(only().id(), "operator", "the new version reads it");
        assertEquals(List.of(1L, 2L), applied());
    }

    @Test
    void oneThatStillCannotBeReadStaysAsItIs() {
        hear(event(1).withoutHeaders());
        DeadLetter letter = only();
        assertRefused("dead-letter-unreadable", () -> letters.replay(letter.id(), "operator", "try"));
        assertEquals(letter, only());
        assertEquals(List.of(), decided);
    }

    @Test
    void oneThatNobodyHearsAnyMoreIsNotTakenAnew() {
        keep(new Inbox.DeadLetter(at(1, event(1)), "was not read by the version before"));
        DeadLetters deaf = new DeadLetters(replica.transactions, List.of(), this::note);
        assertRefused("dead-letter-unheard", () -> deaf.replay(only().id(), "operator", "try"));
    }

    @Test
    void oneIsDiscardedForAReasonThatIsWrittenDown() {
        hear(event(1).withoutHeaders());
        DeadLetter discarded = letters.discard(only().id(), "operator", "a stranger's test");
        assertEquals(Fate.DISCARDED, discarded.fate());
        assertEquals(List.of("DeadLetter discarded: a stranger's test"), decided);
        assertEquals(0, replica.transactions.inNew(Outbox.Backlog::read).deadLetters());
        assertEquals(List.of(discarded), letters.find(ALL));
        assertRefused("unknown-dead-letter", () -> letters.discard(UUID.randomUUID(), "operator", "none"));
    }

    @Test
    void theyAreFoundByConsumerTopicKeyReasonFateAndTime() {
        hear(event(1).withoutHeaders());
        hear(event(2).key(null));
        assertEquals(2, replica.transactions.inNew(Outbox.Backlog::read).deadLetters());
        assertEquals(2, found(new Selection(Replica.CONSUMER, trial.events, null, null, Fate.OPEN, null, 10)));
        assertEquals(0, found(new Selection("other", null, null, null, null, null, 10)));
        assertEquals(1, found(new Selection(null, null, order.toString(), null, null, null, 10)));
        assertEquals(1, found(new Selection(null, null, null, "no key", null, null, 10)));
        assertEquals(0, found(new Selection(null, null, null, null, Fate.DISCARDED, null, 10)));
        assertEquals(
                0,
                found(new Selection(null, null, null, null, null, Instant.now().plusSeconds(60), 10)));
        assertEquals(1, found(new Selection(null, null, null, null, null, null, 1)));
    }

    private int found(Selection selection) {
        return letters.find(selection).size();
    }

    private DeadLetter only() {
        List<DeadLetter> found = letters.find(ALL);
        assertEquals(1, found.size());
        return found.getFirst();
    }

    private void keep(Inbox.DeadLetter letter) {
        replica.transactions.inNew(connection -> DeadLetters.keep(connection, Replica.CONSUMER, letter));
    }

    private void note(String key, String what, String id, String decision, String because, Map<String, ?> facts) {
        assertArrayEquals(new String[] {"dead-letter", id}, key.split("/"));
        decided.add("%s %s: %s".formatted(what, decision, because));
    }

    private void hear(Heard heard) {
        Replica.hear(inbox, at(++offset, heard), recorder);
    }

    /** The record with its place in the topic. */
    private ConsumerRecord<String, byte[]> at(long place, Heard heard) {
        ConsumerRecord<String, byte[]> made = heard.record();
        ConsumerRecord<String, byte[]> record = new ConsumerRecord<>(made.topic(), 0, place, made.key(), made.value());
        made.headers().forEach(header -> record.headers().add(header));
        return record;
    }

    private Heard event(long sequence) {
        return Heard.of(trial.events, epoch, sequence, Replica.changed(order, (int) sequence));
    }

    private List<Long> applied() {
        return Trial.query(
                trial.consumer,
                "select seq from applied where key = '%s' order by position".formatted(order),
                row -> row.getLong(1));
    }

    private static void assertRefused(String code, org.junit.jupiter.api.function.Executable command) {
        assertEquals(code, assertThrows(Refused.class, command).code());
    }
}
