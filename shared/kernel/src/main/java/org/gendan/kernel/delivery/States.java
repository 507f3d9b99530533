package org.gendan.kernel.delivery;

import java.sql.PreparedStatement;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.gendan.kernel.store.Transactions;
import org.gendan.language.DomainEvent;
import org.gendan.language.state.State;
import org.gendan.language.state.StateTypes;

/**
 * Notes whose state is to be told anew, in the transaction that changes it. Whatever is announced of an aggregate notes it by
 * itself ({@link StateOf#isTouchedBy}); only what changes one and announces nothing says so here.
 */
public class States {
    /** How many are noted at once when all are to be told anew. */
    public static final int MOST_AT_ONCE = 10_000;

    private static final String NOTE = "insert into state_due (topic, key) select ?, k from unnest(?::text[]) k";

    private final List<StateOf<?>> all;
    private final Transactions transactions;
    private final Runnable teller;

    /** Required by the container's proxy. */
    protected States() {
        this(List.of(), null, null);
    }

    States(List<StateOf<?>> all, Transactions transactions, Runnable teller) {
        this.all = all;
        this.transactions = transactions;
        this.teller = teller;
    }

    /** How many are told anew, and the last of them; it is null where none is left behind it. */
    public record Noted(int aggregates, UUID last) {}

    /** It stands otherwise than was told, although nothing is announced of it. */
    public void touch(Class<? extends State> state, Collection<UUID> ids) {
        note(StateTypes.of(state).topic(), ids);
    }

    /** The topics on which this service tells states. */
    public Set<String> topics() {
        return all.stream().map(States::topicOf).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Has the next ones after an id told anew, as they will stand then; null for the first ones. */
    public Noted anew(String topic, UUID after) {
        StateOf<?> state = all.stream()
                .filter(each -> topicOf(each).equals(topic))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("nothing is told on " + topic));
        List<UUID> ids = state.after(after, MOST_AT_ONCE);
        note(topic, ids);
        return new Noted(ids.size(), ids.size() < MOST_AT_ONCE ? null : ids.getLast());
    }

    String[] touchedBy(DomainEvent event) {
        return all.stream()
                .filter(state -> state.isTouchedBy(event))
                .map(States::topicOf)
                .toArray(String[]::new);
    }

    void wakeTeller() {
        teller.run();
    }

    static String topicOf(StateOf<?> state) {
        return StateTypes.of(state.record()).topic();
    }

    private void note(String topic, Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return;
        }
        transactions.inCurrent(connection -> {
            try (PreparedStatement insert = connection.prepareStatement(NOTE)) {
                insert.setString(1, topic);
                insert.setArray(
                        2,
                        connection.createArrayOf(
                                "text", ids.stream().map(UUID::toString).toArray()));
                return insert.executeUpdate();
            }
        });
        transactions.afterCommit(teller);
    }
}
