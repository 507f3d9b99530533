package org.gendan.order;

import static org.gendan.order.order.OrderStory.as;
import static org.gendan.testing.Told.of;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.gendan.language.Money;
import org.gendan.language.state.CustomerState;
import org.gendan.language.state.OrderState;
import org.gendan.language.state.ProductState;
import org.gendan.order.order.OrderStory;
import org.gendan.testing.RealServers;
import org.gendan.testing.Rows;
import org.gendan.testing.Told;
import org.gendan.testing.Told.Word;
import org.junit.jupiter.api.Test;

/** Customers, products and orders as they stand, told whole to who does not want their history. */
@ServiceTest
class StatesTest {

    @Test
    void aCustomerIsToldAsItStandsAfterEachChange() {
        String code = UUID.randomUUID().toString();
        var added = as("merchandiser")
                .body("{\"details\": " + OrderStory.customerDetails(code) + "}")
                .post("/api/customers");
        UUID id = UUID.fromString(added.path("id"));
        CustomerState first = of(CustomerState.class, id, word -> true).state();
        assertEquals("MAIN", first.tier());
        assertEquals("+86 21 5555 0142", first.phone());
        as("merchandiser")
                .header("If-Match", added.getHeader("ETag"))
                .body(OrderStory.customerDetails(code).replace("MAIN", "TO_DEVELOP"))
                .put("/api/customers/" + id)
                .then()
                .statusCode(200);
        Word<CustomerState> second =
                of(CustomerState.class, id, word -> word.state().tier().equals("TO_DEVELOP"));
        assertEquals("order.customer-state.v1", second.headers().get("ce_type"));
        assertEquals("/gendan/order", second.headers().get("ce_source"));
        assertEquals(id.toString(), second.headers().get("ce_subject"));
        assertEquals("2", second.headers().get("ce_asof"));
    }

    @Test
    void anOrderIsToldFromTheDraftOnAndItsLinesNameTheProductOfTheCatalogue() {
        String model = "JK-" + UUID.randomUUID();
        String product = as("merchandiser")
                .body(OrderStory.productDetails(model))
                .post("/api/products")
                .path("id");
        assertEquals(
                model,
                of(ProductState.class, UUID.fromString(product), word -> true)
                        .state()
                        .model());

        OrderStory order = OrderStory.opened().withDocument();
        OrderState draft = of(OrderState.class, order.uuid(), word -> true).state();
        assertEquals("DRAFT", draft.status());
        assertEquals(0, draft.revision());

        order.withLines(OrderStory.lines().replace("JK-2601", model));
        OrderState.Line line = of(OrderState.class, order.uuid(), word -> !word.state()
                        .lines()
                        .isEmpty())
                .state()
                .lines()
                .getFirst();
        assertEquals(UUID.fromString(product), line.productId());
        assertEquals(model + "/藏青/M", line.sku());

        // Nothing is announced of it.
        order.withContract();
        of(OrderState.class, order.uuid(), word -> word.state().contract() != null);

        order.consulted().calledBack().confirmed();
        Word<OrderState> confirmed =
                of(OrderState.class, order.uuid(), word -> word.state().status().equals("CONFIRMED"));
        assertEquals(1, confirmed.state().revision());
        assertEquals(Money.parse("26048.00", "CNY"), confirmed.state().total());
        assertEquals(
                Rows.value("select seq from event_stream where key = ?", order.id()),
                confirmed.headers().get("ce_asof"));
        assertEquals(product, Rows.value("""
                        select data::jsonb -> 'lines' -> 0 ->> 'productId' from domain_event
                        where key = ? and type = 'order.order-confirmed.v1'""", order.id()));

        order.amend(
                        OrderStory.line(1, "藏青", 120, "128.50").replace("JK-2601", model),
                        OrderStory.line(3, "卡其", 10, "132.85").replace("JK-2601", "UNKNOWN"))
                .then()
                .statusCode(200);
        OrderState amended = of(
                        OrderState.class, order.uuid(), word -> word.state().revision() == 2)
                .state();
        assertEquals(UUID.fromString(product), amended.lines().getFirst().productId());
        assertNull(amended.lines().getLast().productId());
        assertEquals("UNKNOWN/卡其/M", amended.lines().getLast().sku());
    }

    @Test
    void statesAreNoEventsAndLeaveTheEventsOfTheirKeyWithoutAGap() {
        OrderStory order = OrderStory.opened().withDocument().withLines().withContract();
        of(OrderState.class, order.uuid(), word -> word.state().contract() != null);
        assertEquals(0, Rows.count("select count(*) from domain_event where topic like 'gendan.state.%'"));
        assertEquals(
                Rows.count("select count(*) from domain_event where key = ?", order.id()),
                Rows.count("select seq from event_stream where key = ?", order.id()));
    }

    @Test
    void anOperatorHasAllToldAnew() {
        OrderStory order = OrderStory.opened();
        Word<OrderState> before = of(OrderState.class, order.uuid(), word -> true);
        long times = Long.parseLong(times(before));
        List<String> topics = as("operator")
                .body("{}")
                .post("/api/ops/order/state-announcement")
                .then()
                .statusCode(200)
                .body("topics.collect { it['last'] }", everyItem(nullValue()))
                .extract()
                .path("topics.topic");
        assertEquals(List.of("gendan.state.customers", "gendan.state.orders", "gendan.state.products"), topics);
        Word<OrderState> again = of(OrderState.class, order.uuid(), word -> Long.parseLong(times(word)) > times);
        assertEquals(before.state(), again.state());
        as("operator")
                .body("{\"topic\": \"gendan.state.orders\", \"after\": \"ffffffff-0000-7000-8000-000000000000\"}")
                .post("/api/ops/order/state-announcement")
                .then()
                .statusCode(200)
                .body("topics[0].aggregates", equalTo(0));
        as("operator")
                .body("{\"topic\": \"gendan.state.factories\"}")
                .post("/api/ops/order/state-announcement")
                .then()
                .statusCode(400);
        as("operator")
                .body("{\"after\": \"%s\"}".formatted(order.id()))
                .post("/api/ops/order/state-announcement")
                .then()
                .statusCode(400);
    }

    @Test
    void theErpReadsOrdersWithoutWhatStaffWroteForEachOther() {
        OrderStory order = OrderStory.readyToConfirm().confirmed();
        order.step("hold", "{\"reason\": \"对账期间\"}").then().statusCode(200);
        as("erp")
                .get(order.path(""))
                .then()
                .statusCode(200)
                .body("orderNumber", equalTo(order.read().path("orderNumber")))
                .body("merchandiser", equalTo("merchandiser"))
                .body("hold.reason", nullValue())
                .body("nextSteps.size()", equalTo(0));
        as("merchandiser").get(order.path("")).then().body("hold.reason", equalTo("对账期间"));
        for (String closed : List.of("/tracking", "/documents", "/notices")) {
            as("erp").get(order.path(closed)).then().statusCode(403);
        }
        assertTrue(as("erp").get("/api/orders").jsonPath().getList("items").size() > 0);
    }

    @Test
    void aNewSubscriberGetsTheHistoryForItselfAndIsToldFromWhenToGoOnLive() throws Exception {
        OrderStory order = OrderStory.readyToConfirm().confirmed();
        String topic = "gendan.replay.erp-" + UUID.randomUUID();
        RealServers.kafka().createTopics(3, topic);
        long live = Rows.count("select count(*) from outbox");
        List<Integer> written = new ArrayList<>();
        String body = "{\"topic\": \"%s\"}".formatted(topic);
        while (body != null) {
            var answer = as("operator").body(body).post("/api/ops/order/subscriber-replays");
            answer.then().statusCode(200);
            written.add(answer.path("events"));
            body = answer.path("last") == null
                    ? null
                    : "{\"topic\": \"%s\", \"after\": {\"key\": \"%s\", \"sequence\": %s, \"begunAt\": \"%s\"}}"
                            .formatted(
                                    topic,
                                    answer.path("last.key"),
                                    answer.path("last.sequence"),
                                    answer.path("last.begunAt"));
        }
        int events = written.stream().mapToInt(Integer::intValue).sum();
        List<ConsumerRecord<String, byte[]>> read = Told.all(topic, events + 3);
        assertEquals(events + 3, read.size());
        List<String> ids = read.stream()
                .filter(record -> record.key().equals(order.id()))
                .map(record -> Told.header(record, "ce_id"))
                .toList();
        assertEquals(
                Rows.value("select string_agg(id::text, ',' order by seq) from domain_event where key = ?", order.id()),
                String.join(",", ids));
        assertEquals(
                3,
                read.stream()
                        .filter(record -> Told.header(record, "ce_type").equals("order.replay-ended.v1"))
                        .count());
        assertTrue(live >= Rows.count("select count(*) from outbox"), "nobody else hears it again");
        as("operator")
                .body("{\"topic\": \"gendan.order.events\"}")
                .post("/api/ops/order/subscriber-replays")
                .then()
                .statusCode(400);
    }

    private static String times(Word<OrderState> word) {
        return word.headers().getOrDefault("ce_streamseq", word.headers().get("ce_sequence"));
    }
}
