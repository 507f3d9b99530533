package org.gendan.production;

import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.UUID;
import org.gendan.production.factory.AFactory;
import org.gendan.production.order.ALot;
import org.gendan.production.order.EveryState;
import org.gendan.production.order.Fixture;
import org.gendan.production.report.AReport;
import org.gendan.production.routing.ARouting;
import org.gendan.testing.AccessTable;
import org.gendan.testing.AccessTable.Route;
import org.gendan.testing.Tokens;
import org.junit.jupiter.api.Test;

/** The table of the README, cell by cell. */
@ServiceTest
class ProductionAccessTest {
    private final AccessTable table = AccessTable.in(Path.of("README.md"));

    @Test
    void everyRouteIsDecided() {
        table.matchesOpenApi();
    }

    @Test
    void everyCellHolds() {
        AFactory.ofTheRealm(Tokens.FACTORY_ID);
        AFactory.ofTheRealm(Tokens.OTHER_FACTORY_ID);
        ARouting.of("T-SHIRT");
        table.verify(new AccessTable.Objects() {
            private final Fixture first = Fixture.released(true);
            private final Fixture second = Fixture.released(false);
            private final LocalDate report = AReport.written();
            private Fixture released = first;

            @Override
            public String address(Route route, boolean own) {
                String factory = own ? Tokens.FACTORY_ID : Tokens.OTHER_FACTORY_ID;
                String address = route.path()
                        .replace("{service}", "production")
                        .replace("{year}", "2026")
                        .replace("{series}", "T-SHIRT");
                if (address.startsWith("/api/calendar/working-days")) {
                    return address + "?from=2026-02-13&add=3";
                }
                if (address.startsWith("/api/production-reports/{day}")) {
                    return address.replace("{day}", report.toString());
                }
                if (address.startsWith("/api/factories/")) {
                    return address.replace("{id}", factory);
                }
                released = own ? first : second;
                if (address.equals("/api/materials")) {
                    String lot = released.assigned(factory);
                    return route.method().equals("GET") ? address + "?assignmentId=" + lot : address;
                }
                if (own && address.endsWith("/progress-withdrawals")) {
                    return address.replace(
                            "{id}", ALot.started(1).reportedTooEarly("1").id());
                }
                if (address.startsWith("/api/assignments/")) {
                    return address.replace("{id}", released.assigned(factory));
                }
                if (address.startsWith("/api/materials/")) {
                    return address.replace("{id}", released.delivered(factory));
                }
                return address.contains("{id}")
                        ? address.replace("{id}", released.id().toString())
                        : address;
            }

            @Override
            public RequestSpecification body(Route route, RequestSpecification request) {
                return switch (route.toString().replaceFirst("/api/(ops/)?", "")) {
                    case "POST production-orders/{id}/assignments" ->
                        // A lot names a line of the order that it is asked of, which the address says.
                        request.contentType(ContentType.JSON).filter((sent, answer, chain) -> {
                            Fixture asked = sent.getURI().contains(first.id().toString()) ? first : second;
                            sent.body(asked.lot(Tokens.FACTORY_ID));
                            return chain.next(sent, answer);
                        });
                    case "POST materials" -> json(request, ALot.delivery(released.assignmentId()));
                    default -> bodyOf(route, request, released.lineId());
                };
            }
        });
    }

    @Test
    void everyStepThatAViewOffersIsTaken() {
        EveryState every = new EveryState();
        table.everyStepOffered(every.all(), new AccessTable.Objects() {
            @Override
            public String address(Route route, boolean own) {
                throw new UnsupportedOperationException();
            }

            @Override
            public RequestSpecification body(Route route, RequestSpecification request) {
                return route.path().equals("/api/production-orders/{id}/assignments")
                        ? json(request, every.newLot())
                        : bodyOf(route, request, every.lineId());
            }
        });
    }

    private static RequestSpecification bodyOf(Route route, RequestSpecification request, UUID lineId) {
        return switch (route.toString().replaceFirst("/api/(ops/)?", "")) {
            case "POST factories" -> json(request, AFactory.aFactory().json());
            case "PUT factories/{id}" -> json(request, AFactory.aFactory().details());
            case "PUT production-orders/routings/{series}" -> json(request, ARouting.PACKED_ONLY);
            case "POST assignments/{id}/schedule" -> json(request, """
                    {"startOn": "2026-12-01", "completeOn": "2026-12-20", "reason": "fabric"}""");
            case "POST assignments/{id}/progress" -> json(request, """
                    {"lineId": "%s", "process": "CUTTING", "quantity": 1, "scrapped": 1}""".formatted(lineId));
            case "POST assignments/{id}/progress-batches" -> json(request, """
                    {"reports": [{"key": "1", "reportedAt": "2026-11-24T01:00:00Z", "lineId": "%s",
                     "process": "CUTTING", "quantity": 1}]}""".formatted(lineId));
            case "POST assignments/{id}/progress-withdrawals" -> json(request, "{\"key\": \"1\", \"reason\": \"x\"}");
            case "POST assignments/{id}/short-closures" -> json(request, """
                    {"lineId": "%s", "reason": "fabric"}""".formatted(lineId));
            case "POST assignments/{id}/start",
                    "POST assignments/{id}/completion",
                    "POST assignments/{id}/materials-check",
                    "POST materials/{id}/confirmation" -> json(request, "{}");
            case "POST assignments/{id}/hold",
                    "POST assignments/{id}/hold-lifting",
                    "POST assignments/{id}/cancellation",
                    "POST assignments/{id}/materials-override" -> json(request, "{\"reason\": \"fabric\"}");
            case "POST materials/{id}/count" -> json(request, """
                    {"items": [{"material": "FAB-01", "counted": 990}]}""");
            case "POST materials/{id}/replenishments" -> json(request, """
                    {"items": [{"material": "FAB-01", "counted": 10}]}""");
            case "PUT calendar/years/{year}" -> json(request, "{\"holidays\": [], \"makeUpDays\": []}");
            case "POST {service}/clock" -> json(request, "{\"now\": \"2020-01-01T00:00:00Z\"}");
            case "POST {service}/replay",
                    "POST {service}/parked-events/release",
                    "POST {service}/parked-events/skip",
                    "POST {service}/blocked-streams" -> json(request, "{\"key\": \"none\"}");
            case "POST {service}/state-announcement" -> json(request, "{}");
            case "POST {service}/subscriber-replays" -> json(request, "{\"topic\": \"gendan.replay.test\"}");
            case "POST {service}/given-up-work/resumption" -> json(request, "{\"kind\": \"none\", \"key\": \"none\"}");
            default -> request;
        };
    }

    private static RequestSpecification json(RequestSpecification request, String body) {
        return request.contentType(ContentType.JSON).body(body);
    }
}
