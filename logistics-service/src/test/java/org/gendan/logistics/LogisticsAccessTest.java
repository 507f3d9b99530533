package org.gendan.logistics;

import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.gendan.logistics.shipment.Fixture;
import org.gendan.testing.AccessTable;
import org.gendan.testing.AccessTable.Route;
import org.junit.jupiter.api.Test;

/** The table of the README, cell by cell. */
@ServiceTest
class LogisticsAccessTest {
    private final AccessTable table = AccessTable.in(Path.of("README.md"));

    @Test
    void everyRouteIsDecided() {
        table.matchesOpenApi();
    }

    @Test
    void anotherServicesOperatorsAddressIsNoneOfIts() {
        Rest.as("operator").get("/api/ops/order/clock").then().statusCode(404);
    }

    /** A shipment that left refuses most steps, but to nobody for who they are: one of each owner serves all cells. */
    @Test
    void everyCellHolds() {
        Fixture first = Fixture.dispatched(true);
        Fixture second = Fixture.dispatched(false);
        table.verify(objects(first, second));
    }

    @Test
    void everyStepThatAViewOffersIsTaken() {
        Fixture any = Fixture.dispatched(true);
        table.everyStepOffered(any.everyState(), objects(any, any));
    }

    private static AccessTable.Objects objects(Fixture first, Fixture second) {
        return new AccessTable.Objects() {
            private Fixture shipment = first;

            @Override
            public String address(Route route, boolean own) {
                shipment = own ? first : second;
                return route.path()
                        .replace("{service}", "logistics")
                        .replace("{orderId}", shipment.orderId().toString())
                        .replace("{documentId}", shipment.proof())
                        .replace("{id}", shipment.id().toString())
                        .replace("/measures", "/measures?from=2026-01-01&to=2026-12-31");
            }

            @Override
            public RequestSpecification body(Route route, RequestSpecification request) {
                return switch (route.toString().replaceFirst("/api/(ops/)?", "")) {
                    case "POST shipments" -> json(request, first.arrangement());
                    case "POST shipments/{id}/stock-preparation" -> json(request, "{\"cartons\": 1}");
                    case "POST shipments/{id}/goods-inspection" -> json(request, "{\"accepted\": true}");
                    case "POST shipments/{id}/loading" ->
                        json(request, "{\"vehicle\": \"A1\", \"lines\": [%s]}".formatted(first.goods()));
                    case "POST shipments/{id}/gate-out" -> json(request, "{}");
                    case "POST shipments/{id}/cancellation" -> json(request, "{\"reason\": \"none\"}");
                    case "POST shipments/{id}/courier-number" ->
                        json(request, "{\"carrier\": \"SF\", \"trackingNumber\": \"1\"}");
                    case "POST shipments/{id}/signature" -> json(request, "{\"signedBy\": \"林\"}");
                    case "POST shipments/{id}/returns" ->
                        json(request, "{%s, \"reason\": \"none\"}".formatted(shipment.pieces()));
                    case "POST shipments/{id}/messages" -> json(request, "{\"text\": \"hello\"}");
                    case "POST shipments/{id}/proof-of-delivery" ->
                        request.multiPart("file", "p.pdf", "%PDF-1.7 x".getBytes(StandardCharsets.UTF_8));
                    case "POST {service}/clock" -> json(request, "{\"now\": \"2020-01-01T00:00:00Z\"}");
                    case "POST {service}/replay",
                            "POST {service}/parked-events/release",
                            "POST {service}/parked-events/skip",
                            "POST {service}/blocked-streams" -> json(request, "{\"key\": \"none\"}");
                    case "POST {service}/state-announcement" -> json(request, "{}");
                    case "POST {service}/subscriber-replays" -> json(request, "{\"topic\": \"gendan.replay.test\"}");
                    case "POST {service}/given-up-work/resumption" ->
                        json(request, "{\"kind\": \"none\", \"key\": \"none\"}");
                    default -> request;
                };
            }
        };
    }

    private static RequestSpecification json(RequestSpecification request, String body) {
        return request.contentType(ContentType.JSON).body(body);
    }
}
