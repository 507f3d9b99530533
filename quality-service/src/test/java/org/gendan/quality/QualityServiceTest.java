package org.gendan.quality;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.nio.file.Path;
import org.gendan.kernel.testing.AccessTable;
import org.gendan.kernel.testing.AccessTable.Route;
import org.gendan.kernel.testing.RealServers;
import org.gendan.kernel.testing.Tokens;
import org.junit.jupiter.api.Test;

/** The skeleton: it starts on real servers and lets nobody but operators in. */
@QuarkusTest
@QuarkusTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "service", value = "quality"))
class QualityServiceTest {
    private static final String SWITCHING = "{\"series\": \"POLO\", \"class\": \"MAJOR\", \"on\": true}";

    private final AccessTable table = AccessTable.in(Path.of("README.md"));

    @Test
    void itIsReady() {
        given().get("/q/health/ready").then().statusCode(200).body("status", equalTo("UP"));
    }

    @Test
    void anotherServicesOperatorsAddressIsNoneOfIts() {
        given().auth()
                .oauth2(Tokens.of("operator"))
                .get("/api/ops/order/clock")
                .then()
                .statusCode(404);
    }

    @Test
    void everyRouteIsDecidedAndEveryCellHolds() {
        table.matchesOpenApi();
        table.verify(new AccessTable.Objects() {
            @Override
            public String address(Route route, boolean own) {
                if ("/api/sampling-plans".equals(route.path())) {
                    return "/api/sampling-plans?lotSize=8000&aql=2.5";
                }
                String address = route.path()
                        .replace("{service}", "quality")
                        .replace("{factoryId}", own ? Tokens.FACTORY_ID : Tokens.OTHER_FACTORY_ID);
                if (address.endsWith("/resumption")) {
                    Rest.as("quality-manager").body(SWITCHING).put(address.replace("/resumption", ""));
                }
                return address;
            }

            @Override
            public RequestSpecification body(Route route, RequestSpecification request) {
                return switch (route.path().replaceFirst(".*\\{service}/", "")) {
                    case "epoch" -> request;
                    case "/api/sampling-plans/switching/{factoryId}" ->
                        request.contentType(ContentType.JSON).body(SWITCHING);
                    case "/api/sampling-plans/switching/{factoryId}/resumption" ->
                        request.contentType(ContentType.JSON)
                                .body("{\"series\": \"POLO\", \"class\": \"MAJOR\", \"reason\": \"整改\"}");
                    case "clock" -> request.contentType(ContentType.JSON).body("{\"now\": \"2020-01-01T00:00:00Z\"}");
                    default -> request.contentType(ContentType.JSON).body("{\"key\": \"none\"}");
                };
            }
        });
    }
}
