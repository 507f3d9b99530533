package org.gendan.local.demo;

import java.util.List;
import java.util.Map;

/** Those whom every order needs: the customer, the products and the factory; added once, by those whose work that is. */
public final class MasterData {

    static final String CUSTOMER = "019aa000-0000-7000-8000-00000000c001";

    private final Api api;
    private final Teller teller;

    public MasterData(Api api, Teller teller) {
        this.api = api;
        this.teller = teller;
    }

    public void provide() {
        customer();
        product("城市夹克", "JK-2601", "男式全棉夹克", "全棉斜纹 280 g/m²，涤塔夫里", List.of("藏青", "卡其"), List.of("M", "L", "XL"));
        product("休闲长裤", "KZ-2602", "男式休闲长裤", "98%棉2%氨纶斜纹 240 g/m²", List.of("黑色", "浅灰"), List.of("30", "32", "34"));
        provide(Factory.HANGZHOU);
    }

    private void customer() {
        var merchandiser = api.as("merchandiser");
        var known = merchandiser.get("/api/customers/" + CUSTOMER);
        if (known.status() == 404) {
            known = merchandiser
                    .post(
                            "/api/customers",
                            Map.of(
                                    "id",
                                    CUSTOMER,
                                    "details",
                                    Map.of(
                                            "code", "HS-001",
                                            "name", "华裳服饰有限公司",
                                            "tier", "MAIN",
                                            "language", "zh",
                                            "email", "order@huashang.example",
                                            "phone", "+86 21 5555 0142",
                                            "address", "上海市")))
                    .expect(201);
        }
        teller.did(
                "merchandiser",
                "the customer " + known.body().path("details").path("name").asText(),
                known);
    }

    private void product(
            String series, String model, String name, String specification, List<String> colours, List<String> sizes) {
        var merchandiser = api.as("merchandiser");
        var known = merchandiser.get("/api/products?q=" + model).expect(200);
        if (!known.body().toString().contains("\"" + model + "\"")) {
            known = merchandiser
                    .post(
                            "/api/products",
                            Map.of(
                                    "series", series,
                                    "model", model,
                                    "name", name,
                                    "specification", specification,
                                    "colours", colours,
                                    "sizes", sizes,
                                    "packCount", 20,
                                    "sellingPoints", "耐洗不褪色"))
                    .expect(201);
        }
        teller.did("merchandiser", "the product " + model + " " + name, known);
    }

    /** One more factory; the demo itself needs the first alone. */
    public void provide(Factory factory) {
        var planner = api.as("planner");
        var known = planner.get("/api/factories/" + factory.id());
        if (known.status() == 404) {
            known = planner.post(
                            "/api/factories",
                            Map.of(
                                    "id",
                                    factory.id(),
                                    "details",
                                    Map.of(
                                            "code", factory.code(),
                                            "name", factory.title(),
                                            "address", factory.address(),
                                            "active", true)))
                    .expect(201);
        }
        teller.did(
                "planner",
                "the factory " + known.body().path("details").path("name").asText(),
                known);
    }
}
