package org.gendan.kernel.delivery;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.gendan.kernel.store.Transactions;
import org.gendan.language.DomainEvent;
import org.gendan.language.OrderEvent.LinesEntered;
import org.gendan.language.state.ProductState;
import org.gendan.language.state.StateTypes;
import org.junit.jupiter.api.Test;

/** The last word on each aggregate is how it stands, whoever tells it and whatever dies meanwhile. */
class StateTellerTest {
    private static final String TOPIC = "gendan.state.products";

    /** A replica that changes things, and one that tells of them. */
    private static final class Office implements AutoCloseable {
        private final JdbcTransactions transactions;
        private final StateTeller teller;
        private final Outbox outbox;

        Office(Trial trial, int weight) {
            transactions = new JdbcTransactions(trial.producing()::connect);
            List<StateOf<?>> states = List.of(new Counted(transactions, weight, trial.orders.getFirst()));
            teller = new StateTeller(
                    "/gendan/battery",
                    transactions,
                    () -> Replica.producer(Trial.kafka().bootstrap()),
                    states);
            outbox = new Outbox(trial.events, transactions, _ -> {}, new States(states, transactions, teller::wake));
            teller.start();
        }

        void change(UUID order) {
            transactions.inNew(connection -> {
                try (PreparedStatement change = connection.prepareStatement("""
                        insert into business as b (key, changes) values (?, 1)
                        on conflict (key) do update set changes = b.changes + 1 returning changes""")) {
                    change.setString(1, order.toString());
                    try (ResultSet row = change.executeQuery()) {
                        row.next();
                        return outbox.announce(Replica.changed(order, row.getInt(1)));
                    }
                }
            });
        }

        @Override
        public void close() {
            teller.close();
            transactions.close();
        }
    }

    /** How often each was changed, as the pack count of a product; the first one is as heavy as is asked for. */
    private record Counted(Transactions transactions, int weight, UUID heavy) implements StateOf<ProductState> {
        @Override
        public Class<ProductState> record() {
            return ProductState.class;
        }

        @Override
        public boolean isTouchedBy(DomainEvent event) {
            return event instanceof LinesEntered;
        }

        @Override
        public Map<UUID, ProductState> of(Collection<UUID> ids) {
            return transactions.inCurrent(connection -> {
                Map<UUID, ProductState> states = new HashMap<>();
                try (PreparedStatement select =
                        connection.prepareStatement("select key, changes from business where key = any (?)")) {
                    select.setArray(
                            1,
                            connection.createArrayOf(
                                    "text", ids.stream().map(UUID::toString).toArray()));
                    try (ResultSet row = select.executeQuery()) {
                        while (row.next()) {
                            UUID id = UUID.fromString(row.getString(1));
                            String text = "x".repeat(id.equals(heavy) ? weight : 1);
                            states.put(
                                    id,
                                    new ProductState(
                                            id, "s", "m", "n", text, List.of(), List.of(), row.getInt(2), null, null));
                        }
                    }
                }
                return states;
            });
        }

        @Override
        public List<UUID> after(UUID id, int limit) {
            return List.of();
        }
    }

    @Test
    void theLastWordIsHowItStandsThoughTwoTellAndTheBrokerIsKilledBetween() throws Exception {
        try (Trial trial = new Trial("states", 8);
                Office one = new Office(trial, 1);
                Office other = new Office(trial, 1)) {
            Trial.kafka().createCompactedTopics(6, TOPIC);
            List<Thread> writers = new ArrayList<>();
            for (Office office : List.of(one, other)) {
                Random random = new Random(trial.random.nextLong());
                writers.add(Thread.ofPlatform().start(() -> {
                    for (int i = 0; i < 200; i++) {
                        office.change(trial.orders.get(random.nextInt(trial.orders.size())));
                        Trial.pause(Duration.ofMillis(10));
                    }
                }));
            }
            Trial.pause(Duration.ofMillis(700));
            Trial.kafka().kill();
            Trial.pause(Duration.ofMillis(500));
            Trial.kafka().start();
            for (Thread writer : writers) {
                writer.join();
            }
            awaitTold(trial);

            Map<String, List<ConsumerRecord<String, byte[]>>> told = told(trial);
            for (UUID order : trial.orders) {
                String key = order.toString();
                List<Integer> counts =
                        told.get(key).stream().map(StateTellerTest::count).toList();
                assertEquals(
                        Trial.count(trial.producer, "select changes from business where key = '%s'".formatted(key)),
                        counts.getLast().longValue());
                assertEquals(counts.stream().sorted().toList(), counts, "no older word behind a newer one");
                assertEquals(
                        Trial.count(trial.producer, "select seq from event_stream where key = '%s'".formatted(key))
                                + "",
                        Trial.header(told.get(key).getLast(), StateTeller.AS_OF));
            }
            int words = told.values().stream().mapToInt(List::size).sum();
            System.out.printf("states: 400 changes, %d words%n", words);
            assertTrue(words < 400, "several changes are one word");
            assertEquals(
                    0, Trial.count(trial.producer, "select count(*) from domain_event where topic = '" + TOPIC + "'"));
        }
    }

    @Test
    void oneThatCannotBeToldHoldsUpNoOther() {
        try (Trial trial = new Trial("untellable", 3);
                Office office = new Office(trial, 2 * Outbox.LARGEST_EVENT)) {
            Trial.kafka().createCompactedTopics(6, TOPIC);
            trial.orders.forEach(office::change);
            awaitTold(trial);
            assertEquals(
                    trial.orders.stream().skip(1).map(UUID::toString).sorted().toList(),
                    told(trial).keySet().stream().sorted().toList());
        }
    }

    private static void awaitTold(Trial trial) {
        await().atMost(Trial.SETTLED_WITHIN)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> Trial.count(trial.producer, "select count(*) from state_due") == 0);
    }

    private static Map<String, List<ConsumerRecord<String, byte[]>>> told(Trial trial) {
        List<String> keys = trial.orders.stream().map(UUID::toString).toList();
        Map<String, List<ConsumerRecord<String, byte[]>>> told = new HashMap<>();
        Trial.records(TOPIC).stream()
                .filter(record -> keys.contains(record.key()))
                .forEach(record -> told.computeIfAbsent(record.key(), _ -> new ArrayList<>())
                        .add(record));
        return told;
    }

    private static int count(ConsumerRecord<String, byte[]> record) {
        try {
            return StateTypes.read(record.value(), ProductState.class).packCount();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
