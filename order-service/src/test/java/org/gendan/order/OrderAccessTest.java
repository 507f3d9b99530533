package org.gendan.order;

import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.gendan.language.Ids;
import org.gendan.order.order.OrderStory;
import org.gendan.testing.AccessTable;
import org.gendan.testing.AccessTable.Route;
import org.gendan.testing.Rows;
import org.junit.jupiter.api.Test;

/** The table of the README, cell by cell. */
@ServiceTest
class OrderAccessTest {
    private final AccessTable table = AccessTable.in(Path.of("README.md"));

    @Test
    void everyRouteIsDecided() {
        table.matchesOpenApi();
    }

    @Test
    void everyCellHolds() {
        table.verify(objects());
    }

    @Test
    void everyStepThatAViewOffersIsTaken() {
        try (Services services = new Services()) {
            Map<String, Supplier<OrderStory>> orders = new LinkedHashMap<>();
            orders.put("an empty draft", OrderStory::opened);
            orders.put("a draft with a document", () -> OrderStory.opened().withDocument());
            orders.put("a draft with lines", () -> OrderStory.opened().withLines());
            orders.put("a draft with document and lines", OrderAccessTest::written);
            orders.put("consulted about", () -> written().consulted());
            orders.put("called back about", () -> written().consulted().calledBack());
            orders.put(
                    "changed after the consultation",
                    () -> written().consulted().withDocument("%PDF-1.7 another order"));
            orders.put("ready to be confirmed", OrderStory::readyToConfirm);
            orders.put("confirmed", OrderAccessTest::confirmed);
            orders.put("held", () -> stepped("hold"));
            orders.put("cancelled", () -> stepped("cancellation"));
            orders.put("in production", () -> told(order -> services.started(order, Ids.next())));
            orders.put("under way", () -> told(order -> services.dispatched(order, Ids.next(), false)));
            orders.put("closable", () -> told(order -> delivered(services, order)));
            orders.put("closable, but held", () -> {
                OrderStory order = stepped("hold");
                delivered(services, order);
                return order;
            });
            orders.put("closed", () -> {
                OrderStory order = told(confirmed -> delivered(services, confirmed));
                order.step("closing", "{}").then().statusCode(200);
                return order;
            });
            Map<String, Supplier<String>> states = new LinkedHashMap<>();
            orders.forEach((state, order) -> states.put(state, () -> order.get().path("")));
            states.put("an open complaint", OrderAccessTest::complaint);
            states.put("a settled complaint", () -> {
                String address = complaint();
                OrderStory.as("customer-service")
                        .body("{\"outcome\": \"补发\"}")
                        .post(address + "/settlement")
                        .then()
                        .statusCode(200);
                return address;
            });
            table.everyStepOffered(states, objects());
        }
    }

    private static OrderStory written() {
        return OrderStory.opened().withDocument().withLines();
    }

    private static OrderStory confirmed() {
        return OrderStory.readyToConfirm().confirmed();
    }

    private static OrderStory stepped(String step) {
        OrderStory order = confirmed();
        order.step(step, "{\"reason\": \"客户要求\"}").then().statusCode(200);
        return order;
    }

    private static OrderStory told(Consumer<OrderStory> others) {
        OrderStory order = confirmed();
        others.accept(order);
        return order;
    }

    private static void delivered(Services services, OrderStory order) {
        UUID shipment = Ids.next();
        services.dispatched(order, shipment, true);
        services.signed(order, shipment);
        services.settled(order);
    }

    private static String complaint() {
        return "/api/complaints/" + OrderStory.opened().complaint();
    }

    private static AccessTable.Objects objects() {
        return new AccessTable.Objects() {
            @Override
            public String address(Route route, boolean own) {
                String address = route.path().replace("{service}", "order");
                if (address.startsWith("/api/ops/order/webhooks/")) {
                    return address.replace("{id}", webhook());
                }
                if (address.startsWith("/api/customers/")) {
                    return address.replace("{id}", OrderStory.customer(own));
                }
                if (address.startsWith("/api/products/")) {
                    return address.replace("{id}", OrderStory.product());
                }
                if (address.startsWith("/api/complaints/")) {
                    return address.replace("{id}", OrderStory.opened(own).complaint());
                }
                if (address.contains("{documentId}")) {
                    OrderStory story = OrderStory.opened(own).withDocument();
                    return address.replace("{id}", story.id()).replace("{documentId}", story.documentId());
                }
                return address.contains("{id}")
                        ? address.replace("{id}", OrderStory.opened(own).id())
                        : address;
            }

            @Override
            public RequestSpecification body(Route route, RequestSpecification request) {
                String unique = UUID.randomUUID().toString();
                return switch (route.toString().replaceFirst("/api/(ops/)?", "")) {
                    case "POST customers" -> json(request, "{\"details\": " + OrderStory.customerDetails(unique) + "}");
                    case "PUT customers/{id}" -> json(request, OrderStory.customerDetails(unique));
                    case "POST products", "PUT products/{id}" -> json(request, OrderStory.productDetails(unique));
                    case "POST orders" -> json(request, OrderStory.newOrder(true));
                    case "POST orders/{id}/documents" ->
                        request.multiPart("file", "fax.pdf", "%PDF-1.7 x".getBytes(StandardCharsets.UTF_8));
                    case "POST orders/{id}/line-imports" -> request.multiPart("file", "lines.xlsx", OrderStory.sheet());
                    case "PUT orders/{id}/lines" -> json(request, OrderStory.lines());
                    case "PUT orders/{id}/contract" -> json(request, OrderStory.contract());
                    case "POST orders/{id}/consultation" -> json(request, "{\"agreed\": true}");
                    case "POST orders/{id}/call-back" -> json(request, "{\"spokenWith\": \"林晓岚\"}");
                    case "POST orders/{id}/hand-over" ->
                        json(request, "{\"merchandiser\": \"merchandiser-9\", \"reason\": \"leave\"}");
                    case "PUT orders/{id}/requirements" -> json(request, "{\"requirements\": [\"主唛用客供\"]}");
                    case "POST orders/{id}/amendments" ->
                        json(request, OrderStory.amendment(OrderStory.line(1, "藏青", 1, "1.00")));
                    case "POST orders/{id}/hold", "POST orders/{id}/hold-lifting", "POST orders/{id}/cancellation" ->
                        json(request, "{\"reason\": \"客户要求\"}");
                    case "POST orders/{id}/closing" -> json(request, "{}");
                    case "POST complaints" ->
                        json(
                                request,
                                OrderStory.newComplaint(OrderStory.opened().id()));
                    case "POST complaints/{id}/settlement" -> json(request, "{\"outcome\": \"补发\"}");
                    case "POST {service}/clock" -> json(request, "{\"now\": \"2020-01-01T00:00:00Z\"}");
                    case "POST {service}/replay",
                            "POST {service}/parked-events/release",
                            "POST {service}/parked-events/skip",
                            "POST {service}/blocked-streams" -> json(request, "{\"key\": \"none\"}");
                    case "POST {service}/state-announcement" -> json(request, "{}");
                    case "POST {service}/subscriber-replays" -> json(request, "{\"topic\": \"gendan.replay.test\"}");
                    case "POST {service}/given-up-work/resumption" ->
                        json(request, "{\"kind\": \"none\", \"key\": \"none\"}");
                    case "POST {service}/webhooks", "PUT {service}/webhooks/{id}" ->
                        json(request, """
                                {"name": "%s", "url": "https://erp.example/", "types": ["*"], "active": true}""".formatted(unique));
                    case "POST {service}/webhooks/{id}/secrets", "POST {service}/webhooks/{id}/resumption" ->
                        json(request, "{\"because\": \"a test\"}");
                    case "POST {service}/webhooks/{id}/replays" ->
                        json(request, "{\"from\": \"2026-11-23T00:00:00Z\", \"because\": \"a test\"}");
                    default -> request;
                };
            }
        };
    }

    private static String webhook() {
        String id = Ids.next().toString();
        Rows.execute("""
                insert into webhook (id, version, name, url, types, active, since, created_by)
                values ('%1$s', 0, '%1$s', 'https://erp.example/', '{*}', true, now(), 'operator');
                insert into webhook_standing (webhook) values ('%1$s')""".formatted(id));
        return id;
    }

    private static RequestSpecification json(RequestSpecification request, String body) {
        return request.contentType(ContentType.JSON).body(body);
    }
}
