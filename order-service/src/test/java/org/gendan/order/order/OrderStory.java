package org.gendan.order.order;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.gendan.testing.Tokens;

/** An order on its way to the confirmation, told over REST as its people would: {@code opened().withDocument()…}. */
public final class OrderStory {
    private final String id;
    private final String merchandiser;
    private String documentId;

    private OrderStory(String id, String merchandiser) {
        this.id = id;
        this.merchandiser = merchandiser;
    }

    public static OrderStory opened() {
        return opened(true);
    }

    /** Of the first merchandiser, salesperson and customer, or of the second ones. */
    public static OrderStory opened(boolean first) {
        customer(first);
        String merchandiser = first ? "merchandiser" : "merchandiser-2";
        return opened(merchandiser, newOrder(first));
    }

    private static OrderStory opened(String merchandiser, String order) {
        String id = as(merchandiser)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(order)
                .post("/api/orders")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        return new OrderStory(id, merchandiser);
    }

    /** Of the first merchandiser, for a customer with this address and language who orders nothing else. */
    public static OrderStory openedFor(String email, String language) {
        String customer = as("merchandiser")
                .body("{\"details\": "
                        + customerDetails(UUID.randomUUID().toString())
                                .replace("order@huashang.example", email)
                                .replace("\"zh\"", "\"" + language + "\"")
                        + "}")
                .post("/api/customers")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        return openedFor(customer);
    }

    /** Of the first merchandiser, for a customer that is registered. */
    public static OrderStory openedFor(String customer) {
        return opened("merchandiser", newOrder(true).replace(Tokens.CUSTOMER_ID, customer));
    }

    public OrderStory withDocument() {
        return withDocument("%PDF-1.7 written order");
    }

    public OrderStory withDocument(String content) {
        documentId = given().auth()
                .oauth2(Tokens.of(merchandiser))
                .multiPart("file", "传真.pdf", content.getBytes(StandardCharsets.UTF_8))
                .post("/api/orders/" + id + "/documents")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        return this;
    }

    public OrderStory withLines() {
        return withLines(lines());
    }

    public OrderStory withLines(String lines) {
        as(merchandiser)
                .header("If-Match", etag())
                .body(lines)
                .put(path("/lines"))
                .then()
                .statusCode(200);
        return this;
    }

    public OrderStory withContract() {
        as(merchandiser)
                .header("If-Match", etag())
                .body(contract())
                .put(path("/contract"))
                .then()
                .statusCode(200);
        return this;
    }

    public OrderStory consulted() {
        step("consultation", "{\"agreed\": true}").then().statusCode(200);
        return this;
    }

    public OrderStory calledBack() {
        step("call-back", "{\"spokenWith\": \"林晓岚\"}").then().statusCode(200);
        return this;
    }

    public OrderStory confirmed() {
        confirm().then().statusCode(200);
        return this;
    }

    public static OrderStory readyToConfirm() {
        return opened().withDocument().withLines().withContract().consulted().calledBack();
    }

    public Response confirm() {
        return as(merchandiser).post(path("/confirmation"));
    }

    public Response step(String name, String body) {
        return as(merchandiser).body(body).post(path("/" + name));
    }

    public Response read() {
        return as(merchandiser).get(path(""));
    }

    public Response tracking() {
        return as(merchandiser).get(path("/tracking"));
    }

    public String etag() {
        return read().getHeader("ETag");
    }

    public String path(String rest) {
        return "/api/orders/" + id + rest;
    }

    public String id() {
        return id;
    }

    public String documentId() {
        return documentId;
    }

    /** A complaint about it, taken down by customer service; its id. */
    public String complaint() {
        return as("customer-service")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(newComplaint(id))
                .post("/api/complaints")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    public Response amend(String... lines) {
        return as(merchandiser)
                .header("If-Match", etag())
                .body(amendment(lines))
                .post(path("/amendments"));
    }

    /** The id of the line with the number. */
    public UUID line(int number) {
        return UUID.fromString(read().path("lines.find { it.details.number == %d }.lineId".formatted(number)));
    }

    public UUID uuid() {
        return UUID.fromString(id);
    }

    public static RequestSpecification as(String user) {
        return given().auth().oauth2(Tokens.of(user)).contentType(ContentType.JSON);
    }

    /** The id of the customer that the first or the second customer user belongs to, registered once. */
    public static String customer(boolean first) {
        String id = first ? Tokens.CUSTOMER_ID : Tokens.OTHER_CUSTOMER_ID;
        as("merchandiser")
                .body("{\"id\": \"%s\", \"details\": %s}".formatted(id, customerDetails(id)))
                .post("/api/customers");
        return id;
    }

    public static String product() {
        return as("merchandiser")
                .body(productDetails(UUID.randomUUID().toString()))
                .post("/api/products")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    public static String customerDetails(String code) {
        return """
                {"code": "%s", "name": "华裳服饰有限公司", "tier": "MAIN", "language": "zh",
                 "email": "order@huashang.example", "phone": "+86 21 5555 0142"}""".formatted(code);
    }

    public static String productDetails(String model) {
        return """
                {"series": "城市夹克", "model": "%s", "name": "男式全棉夹克", "specification": "全棉斜纹 280 g/m²",
                 "colours": ["藏青", "卡其"], "sizes": ["M", "L"], "packCount": 20, "sellingPoints": "防泼水"}""".formatted(model);
    }

    public static String newOrder(boolean first) {
        return """
                {"customerId": "%s", "salesperson": "%s", "currency": "CNY"}""".formatted(
                        first ? Tokens.CUSTOMER_ID : Tokens.OTHER_CUSTOMER_ID, first ? "salesperson" : "salesperson-2");
    }

    public static String lines() {
        return "{\"lines\": [" + line(1, "藏青", 120, "128.50") + "," + line(2, "卡其", 80, "132.85") + "]}";
    }

    public static String line(int number, String colour, int quantity, String price) {
        return """
                {"number": %d, "series": "城市夹克", "model": "JK-2601", "specification": "全棉斜纹 280 g/m²",
                 "colour": "%s", "size": "M", "quantity": %d, "unitPrice": {"amount": "%s", "currency": "CNY"}}""".formatted(number, colour, quantity, price);
    }

    public static String amendment(String... lines) {
        return "{\"lines\": [" + String.join(",", lines) + "], \"reason\": \"客户改单\"}";
    }

    public static String newComplaint(String orderId) {
        return """
                {"orderId": "%s", "subject": "色差", "description": "两箱藏青与封样有色差",
                 "department": "quality", "channel": "PHONE"}""".formatted(orderId);
    }

    public static String contract() {
        return """
                {"number": "HT-HS-0815", "signedOn": "2026-01-05", "deliverBy": "2027-02-20", "incoterm": "FOB", "place": "上海", "destination": "Hamburg"}""";
    }

    public static byte[] sheet() {
        return sheet(new Object[] {1, "城市夹克", "JK-2601", "全棉斜纹", "藏青", "M", 120, 128.5, "CNY"});
    }

    public static byte[] sheet(Object[]... rows) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(bytes, "Gendan", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("订单明细");
            String[] header = {
                "line 行号",
                "series 系列",
                "model 型号",
                "specification 规格",
                "colour 颜色",
                "size 尺寸",
                "quantity 数量",
                "unitPrice 单价",
                "currency 币种"
            };
            for (int column = 0; column < header.length; column++) {
                sheet.value(0, column, header[column]);
            }
            for (int row = 0; row < rows.length; row++) {
                for (int column = 0; column < rows[row].length; column++) {
                    switch (rows[row][column]) {
                        case Number number -> sheet.value(row + 1, column, number);
                        case null -> {}
                        case Object text -> sheet.value(row + 1, column, text.toString());
                    }
                }
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }
}
