package org.gendan.order;

import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.UUID;
import org.gendan.order.order.OrderStory;
import org.gendan.testing.AccessTable;
import org.gendan.testing.AccessTable.Route;
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
        table.verify(new AccessTable.Objects() {
            @Override
            public String address(Route route, boolean own) {
                String address = route.path().replace("{service}", "order");
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
                    default -> request;
                };
            }
        });
    }

    private static RequestSpecification json(RequestSpecification request, String body) {
        return request.contentType(ContentType.JSON).body(body);
    }
}
