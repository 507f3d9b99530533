package org.gendan.order.erp;

import static org.gendan.order.order.OrderStory.as;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.gendan.order.ServiceTest;
import org.gendan.order.order.OrderStory;
import org.gendan.testing.ErpClient;
import org.gendan.testing.ErpStorm;
import org.gendan.testing.ErpStorm.Result;
import org.gendan.testing.Management;
import org.gendan.testing.Rows;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Customers and products as an ERP tells of them, and what of them stays Gendan's. */
@ServiceTest
class ErpMasterDataTest {
    private final ErpClient customers = ErpClient.of("customers", "erp.customer.v1");
    private final ErpClient products = ErpClient.of("products", "erp.product.v1");
    private final String number = UUID.randomUUID().toString();

    @AfterEach
    void close() {
        customers.close();
        products.close();
    }

    @Test
    void aCustomerIsNewOnceAndFollowsTheErpFromThenOn() {
        JsonPath added = customer(1, "上海市静安区 1 号");
        assertEquals("ACCEPTED", added.getString("outcome"));
        assertEquals(number, added.getString("externalId"));
        String id = added.getString("customerId");
        as("merchandiser")
                .get("/api/customers/" + id)
                .then()
                .body("externalId", equalTo(number))
                .body("details.name", equalTo("华裳"))
                .body("details.tier", equalTo("TO_DEVELOP"))
                .body("details.address", equalTo("上海市静安区 1 号"));

        assertEquals("DUPLICATE", customer(1, "上海市静安区 1 号").getString("outcome"), "the same under another id");
        assertEquals("STALE", customer(1, "北京").getString("outcome"), "the same revision says something else");
        assertEquals("ACCEPTED", customer(3, "宁波市北仑区 8 号").getString("outcome"));
        JsonPath late = customer(2, "苏州");
        assertEquals("STALE", late.getString("outcome"));
        assertEquals("STALE_REVISION", late.getString("reason"));
        assertNotNull(late.getString("textZh"));

        as("merchandiser").get("/api/customers/" + id).then().body("details.address", equalTo("宁波市北仑区 8 号"));
        assertEquals(2, Rows.announced("order.customer-changed.v1", id));
        assertEquals(
                "宁波市北仑区 8 号",
                Rows.value(
                        "select data::jsonb ->> 'address' from domain_event where key = ? order by seq desc limit 1",
                        id));
    }

    @Test
    void whatTheErpOwnsPeopleDoNotChangeAndTheRestTheyDo() {
        String id = customer(1, "上海").getString("customerId");
        String etag = as("merchandiser").get("/api/customers/" + id).getHeader("ETag");
        String details = """
                {"code": "%s", "name": "华裳集团", "tier": "MAIN", "language": "zh", "legalName": "华裳服饰有限公司",
                 "address": "%s", "taxNumber": "91310000MA1FL4X12K", "merchandiser": "merchandiser-2"}""";

        as("merchandiser")
                .header("If-Match", etag)
                .body(details.formatted("C-" + number.substring(0, 8), "北京"))
                .put("/api/customers/" + id)
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:gendan:problem:owned-by-erp"))
                .body("fields", hasItem("address"));
        as("merchandiser")
                .header("If-Match", etag)
                .body(details.formatted("C-" + number.substring(0, 8), "上海"))
                .put("/api/customers/" + id)
                .then()
                .statusCode(200);

        customer(2, "杭州");
        as("merchandiser")
                .get("/api/customers/" + id)
                .then()
                .body("details.name", equalTo("华裳集团"))
                .body("details.tier", equalTo("MAIN"))
                .body("details.merchandiser", equalTo("merchandiser-2"))
                .body("details.address", equalTo("杭州"));
    }

    @Test
    void aCustomerThatPeopleAddedIsTheErpsOnceItTellsOfTheSameCode() {
        String code = "C-" + number.substring(0, 8);
        String id = as("merchandiser")
                .body("{\"details\": " + OrderStory.customerDetails(code) + "}")
                .post("/api/customers")
                .then()
                .statusCode(201)
                .extract()
                .path("id");

        assertEquals(id, customer(1, "上海").getString("customerId"));
        JsonPath other = answer(customers, data(number + "-2", 1, code, "上海"));
        assertEquals("NUMBERED_OTHERWISE", other.getString("reason"));
    }

    @Test
    void everythingThatIsWrongIsListedInBothLanguages() {
        JsonPath answer = answer(customers, """
                {"externalId": "%s", "revision": 0, "code": 7, "taxNumber": "%s", "tier": "BEST", "customerId": "x",
                 "email": "nobody", "language": "Chinese"}""".formatted(number, "9".repeat(41)));
        assertEquals("REJECTED", answer.getString("outcome"));
        assertEquals(
                Set.of(
                        "revision TOO_SMALL",
                        "code TEXT",
                        "legalName REQUIRED",
                        "taxNumber TOO_LONG",
                        "tier FORM",
                        "customerId ID",
                        "email FORM",
                        "language FORM"),
                answer.<Map<String, String>>getList("violations").stream()
                        .peek(each -> assertNotNull(each.get("textZh")))
                        .map(each -> each.get("field") + " " + each.get("code"))
                        .collect(Collectors.toSet()));
        assertEquals(0, Rows.count("select count(*) from customer where external_id = ?", number));
    }

    @Test
    void whatNoPaperCanPrintIsToldFieldByField() {
        JsonPath answer = answer(
                customers,
                data(number, 1, "C-" + number.substring(0, 8), "上海 \uD83D\uDE00")
                        .replace("华裳", "华\uD83D\uDE00裳"));
        assertEquals("REJECTED", answer.getString("outcome"));
        List<Map<String, String>> violations = answer.getList("violations");
        assertTrue(
                violations.stream()
                        .allMatch(each -> each.get("code").equals("UNPRINTABLE")
                                && each.get("text").contains("U+1F600")
                                && each.get("textZh").contains("无法打印")),
                violations.toString());
        assertTrue(violations.stream().anyMatch(each -> each.get("field").equals("address")), violations.toString());
        assertEquals(0, Rows.count("select count(*) from customer where external_id = ?", number));
    }

    @Test
    void aProductFollowsTheErpAndKeepsItsSellingPoints() {
        String id = answer(products, product(number, 1, "M-" + number)).getString("productId");
        String etag = as("merchandiser").get("/api/products/" + id).getHeader("ETag");
        as("merchandiser")
                .header("If-Match", etag)
                .body(OrderStory.productDetails("M-" + number).replace("\"packCount\": 20", "\"packCount\": 10"))
                .put("/api/products/" + id)
                .then()
                .statusCode(409)
                .body("fields", hasItem("packCount"));
        as("merchandiser")
                .header("If-Match", etag)
                .body(OrderStory.productDetails("M-" + number).replace("防泼水", "轻"))
                .put("/api/products/" + id)
                .then()
                .statusCode(200);

        assertEquals(
                "ACCEPTED", answer(products, product(number, 2, "N-" + number)).getString("outcome"));
        as("merchandiser")
                .get("/api/products/" + id)
                .then()
                .body("externalId", equalTo(number))
                .body("details.model", equalTo("N-" + number))
                .body("details.sellingPoints", equalTo("轻"));
        assertEquals(
                "MODEL_TAKEN",
                answer(
                                products,
                                product(number, 3, "M2-" + number)
                                        .replace("M2-" + number, productOf(OrderStory.product())))
                        .getString("reason"));
    }

    private static String productOf(String id) {
        return as("merchandiser").get("/api/products/" + id).path("details.model");
    }

    @Test
    @Tag("long-storm")
    void aStormOfCustomersIsAnsweredOneByOne() {
        Result storm = ErpStorm.blow(customers, (item, revision) -> data(item, revision, "上海"));
        assertEquals(
                storm.accepted(),
                Rows.count("select count(*) from customer where external_id like ?", storm.run() + "%"));
        assertEquals(storm.accepted(), Rows.count("""
                        select count(*) from domain_event
                        where type = 'order.customer-changed.v1' and data::jsonb ->> 'externalId' like ?""", storm.run() + "%"), "none is applied twice");
        Management.ask().get("/q/health").then().statusCode(200);
    }

    @Test
    @Tag("long-storm")
    void aStormOfProductsIsAnsweredOneByOne() {
        Result storm = ErpStorm.blow(products, (item, revision) -> product(item, revision, "M-" + item));
        assertEquals(storm.accepted(), Rows.count("""
                        select count(*) from domain_event
                        where type = 'order.product-changed.v1' and data::jsonb ->> 'externalId' like ?""", storm.run() + "%"), "none is applied twice");
        Management.ask().get("/q/health").then().statusCode(200);
    }

    private JsonPath customer(int revision, String address) {
        return answer(customers, data(number, revision, address));
    }

    private static JsonPath answer(ErpClient erp, String data) {
        return erp.answered(erp.binary("key", UUID.randomUUID().toString(), data));
    }

    private static String data(String externalId, int revision, String address) {
        String code = externalId.length() == 36 ? "C-" + externalId.substring(0, 8) : "C-" + externalId;
        return data(externalId, revision, code, address);
    }

    private static String data(String externalId, int revision, String code, String address) {
        return """
                {"externalId": "%s", "revision": %d, "code": "%s", "legalName": "华裳服饰有限公司", "name": "华裳",
                 "address": "%s", "taxNumber": "91310000MA1FL4X12K"}""".formatted(externalId, revision, code, address);
    }

    private static String product(String externalId, int revision, String model) {
        return """
                {"externalId": "%s", "revision": %d, "series": "城市夹克", "model": "%s", "name": "男式全棉夹克",
                 "specification": "全棉斜纹 280 g/m²", "colours": ["藏青", "卡其"], "sizes": ["M", "L"], "packCount": 20,
                 "sellingPoints": "防泼水"}""".formatted(externalId, revision, model);
    }
}
