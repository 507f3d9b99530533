package org.gendan.finance.receivable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.gendan.finance.Watch;
import org.gendan.finance.journal.LedgerAccount;
import org.gendan.finance.receivable.Replay.Movement;
import org.gendan.language.DomainEvent;
import org.gendan.language.EventTypes;
import org.gendan.language.Money;

/**
 * What the running service has written of some orders: its log of announcements, the documents of what it does not
 * announce, and the journal. Ids and journal entries sort by time, which puts documents beside announcements; of the
 * journal's amounts nothing is read but its own balances.
 */
final class Books {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String LOG = """
            select coalesce(json_agg(json_build_object('at', id, 'type', type, 'data', data) order by key, seq), '[]')
            from domain_event where key = any (string_to_array(?, ','))""";

    private static final String MOVED = """
            select coalesce(json_agg(json_build_object('at', m.at, 'what', m.what, 'id', m.id, 'from', m.from_order,
                                                       'to', m.to_order, 'amount', m.amount::text,
                                                       'currency', m.currency)), '[]')
            from (select c.id as at, 'CREDIT' as what, c.id, c.from_order_id as from_order, c.to_order_id as to_order,
                         c.amount, c.currency
                  from credit_application c where c.customer_id = ?::uuid
                  union all
                  select e.id, e.kind || case when f.receipt_id is null then '' else ' OF NOBODY' end, f.id, f.order_id,
                         null, f.amount, f.currency
                  from journal_entry e join refund f on f.id = e.source_id
                  where f.id::text = any (string_to_array(?, ','))
                  union all
                  select e.id, e.kind || case when r.order_id is null then ' OF NOBODY' else '' end, r.id, null, null,
                         case when e.kind = 'RECEIPT' and r.order_id is null then r.amount
                              when e.kind = 'ALLOCATION' then
                                  (select a.amount from receipt_allocation a where a.receipt_id = r.id
                                   and a.n = (select count(*) from journal_entry before
                                              where before.source_id = r.id and before.kind = 'ALLOCATION'
                                                and before.id < e.id))
                              else r.amount - (select coalesce(sum(a.amount), 0) from receipt_allocation a
                                               where a.receipt_id = r.id) end, r.currency
                  from journal_entry e join receipt r on r.id = e.source_id
                  where r.id::text = any (string_to_array(?, ','))) m""";

    private static final String JOURNAL = """
            select coalesce(json_agg(json_build_object('account', s.account, 'order', s.order_id,
                                                       'amount', s.amount::text, 'currency', s.currency)), '[]')
            from (select p.account, p.order_id, p.currency, sum(p.amount) as amount
                  from posting p
                  where p.entry_id in (select entry_id from posting where order_id::text = any (string_to_array(?, ',')))
                     or p.entry_id in (select id from journal_entry
                                       where source_id::text = any (string_to_array(?, ',')))
                  group by p.account, p.order_id, p.currency) s""";

    private final JsonNode log;
    private final JsonNode moved;
    private final JsonNode journal;

    private Books(JsonNode log, JsonNode moved, JsonNode journal) {
        this.log = log;
        this.moved = moved;
        this.journal = journal;
    }

    static Books of(List<UUID> orders, List<String> receipts, List<String> refunds, String customer) {
        String ofOrders = orders.stream().map(UUID::toString).collect(Collectors.joining(","));
        String documents = String.join(",", receipts) + "," + String.join(",", refunds);
        return new Books(
                read(Watch.value(LOG, ofOrders)),
                read(Watch.value(MOVED, customer, String.join(",", refunds), String.join(",", receipts))),
                read(Watch.value(JOURNAL, ofOrders, documents)));
    }

    /** What finance announced from one moment to another, in the order of each key. */
    List<DomainEvent> announced(String from, String to) {
        List<DomainEvent> events = new ArrayList<>();
        for (JsonNode row : between(log, from, to)) {
            try {
                events.add(EventTypes.read(
                        row.get("data").asText().getBytes(StandardCharsets.UTF_8),
                        EventTypes.classOf(row.get("type").asText()).orElseThrow()));
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
        return events;
    }

    /** What the documents say that moved, from one moment to another. */
    List<Movement> moved(String from, String to) {
        List<Movement> movements = new ArrayList<>();
        for (JsonNode row : between(moved, from, to)) {
            long amount = minor(row);
            UUID id = uuid(row, "id");
            switch (row.get("what").asText()) {
                case "CREDIT" -> movements.add(new Movement.Credited(uuid(row, "from"), uuid(row, "to"), amount));
                case "REFUND", "REFUND OF NOBODY" ->
                    movements.add(new Movement.RefundApproved(id, uuid(row, "from"), amount));
                case "REFUND_CANCELLATION", "REFUND_CANCELLATION OF NOBODY" ->
                    movements.add(new Movement.RefundGivenUp(id));
                case "REFUND_PAYMENT OF NOBODY" -> movements.add(new Movement.RefundLeft(id));
                case "RECEIPT" -> movements.add(new Movement.Rest(amount));
                case "REVERSAL" -> movements.add(new Movement.Rest(-amount));
                case "RECEIPT OF NOBODY" -> movements.add(new Movement.Arrived(amount));
                case "REVERSAL OF NOBODY" -> movements.add(new Movement.Arrived(-amount));
                case "ALLOCATION OF NOBODY" -> movements.add(new Movement.Allocated(amount));
                case "REFUND_PAYMENT" -> {
                    // of an order's money: that is announced
                }
                case String other -> throw new AssertionError(other);
            }
        }
        return movements;
    }

    Map<String, Long> journal() {
        Map<String, Long> sums = new TreeMap<>();
        journal.forEach(row -> Replay.put(
                sums,
                uuid(row, "order"),
                LedgerAccount.valueOf(row.get("account").asText()),
                minor(row)));
        return sums;
    }

    private static List<JsonNode> between(JsonNode rows, String from, String to) {
        List<JsonNode> found = new ArrayList<>();
        rows.forEach(row -> {
            String at = row.get("at").asText();
            if (at.compareTo(from) >= 0 && at.compareTo(to) < 0) {
                found.add(row);
            }
        });
        return found;
    }

    private static UUID uuid(JsonNode row, String member) {
        return row.get(member).isNull() ? null : UUID.fromString(row.get(member).asText());
    }

    private static long minor(JsonNode row) {
        return Replay.minor(new Money(
                new BigDecimal(row.get("amount").asText()),
                Money.currency(row.get("currency").asText())));
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
