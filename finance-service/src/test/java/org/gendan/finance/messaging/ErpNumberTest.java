package org.gendan.finance.messaging;

import static org.awaitility.Awaitility.await;
import static org.gendan.finance.receivable.ReceivableBuilder.aReceivable;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.gendan.finance.FinanceStory;
import org.gendan.finance.ServiceTest;
import org.gendan.language.OrderEvent.OrderConfirmed;
import org.gendan.testing.RealServers;
import org.junit.jupiter.api.Test;

/** The number that an ERP gave an order goes with everything that this service announces about it. */
@ServiceTest
class ErpNumberTest {

    @Test
    void whatIsAnnouncedAboutAnOrderCarriesTheErpsNumber() {
        OrderConfirmed order = aReceivable().over("1000.00", "CNY").announced();
        FinanceStory.orderService()
                .announce(new OrderConfirmed(
                        order.orderId(),
                        order.orderNumber(),
                        order.revision(),
                        order.customerId(),
                        order.merchandiser(),
                        order.salesperson(),
                        order.lines(),
                        order.terms(),
                        order.contract(),
                        order.total(),
                        "4500017711",
                        order.occurredOn(),
                        order.by()));
        UUID other = FinanceStory.ofThousand(true).orderId();

        assertEquals(Set.of("4500017711"), Set.copyOf(numbers(order.orderId())));
        assertEquals(Set.of("none"), Set.copyOf(numbers(other)));
    }

    private static List<String> numbers(UUID order) {
        List<String> numbers = new ArrayList<>();
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                RealServers.kafka().bootstrap(),
                        ConsumerConfig.GROUP_ID_CONFIG, UUID.randomUUID().toString(),
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest"),
                new StringDeserializer(),
                new StringDeserializer())) {
            consumer.subscribe(List.of("gendan.finance.events"));
            await().atMost(Duration.ofSeconds(30)).until(() -> {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> {
                    if (order.toString().equals(record.key())) {
                        Header told = record.headers().lastHeader("ce_erpnumber");
                        numbers.add(told == null ? "none" : new String(told.value(), StandardCharsets.UTF_8));
                    }
                });
                return !numbers.isEmpty();
            });
        }
        return numbers;
    }
}
