package org.gendan.local.demo;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Fabric and trims at the factory: delivered, counted, checked. */
public final class Materials {

    private static final String INSPECTOR = "inspector";

    private final Journey order;

    Materials(Journey order) {
        this.order = order;
    }

    /** The factory takes in what stands on a delivery note; the delivery's id. */
    public String receive(String note) {
        var items = rows(note).stream()
                .map(row -> item(row, "material", "name", "unit", "listed", "listedWidthCm"))
                .toList();
        return Journey.id(order.steps()
                .create(
                        order.factory().user(),
                        "takes in delivery note " + note + ", " + items.size() + " materials",
                        "/api/materials",
                        Map.of(
                                "assignmentId",
                                order.planning().assignmentId(),
                                "deliveryNote",
                                note + "-" + order.stamp().unique(),
                                "items",
                                items)));
    }

    public Answer count(String delivery, String note) {
        var items = rows(note).stream()
                .map(row -> item(row, "material", "counted", "widthCm", "defectPoints"))
                .toList();
        return order.steps()
                .step(
                        order.factory().user(),
                        "counts it against its list",
                        materials(delivery, "/count"),
                        Map.of("items", items));
    }

    public void confirm(String delivery) {
        order.steps()
                .step(
                        INSPECTOR,
                        "counts what is short once more, in person, and confirms it",
                        materials(delivery, "/confirmation"),
                        Map.of("remark", "到厂复点，数量属实"));
    }

    /** What was short came with a later note. */
    public void replenish(String delivery, String note) {
        var items =
                rows(note).stream().map(row -> item(row, "material", "counted")).toList();
        order.steps()
                .create(
                        order.factory().user(),
                        "counts what came after with note " + note,
                        materials(delivery, "/replenishments"),
                        Map.of("items", items, "remark", "补货单 " + note));
    }

    /** Has the lot started in spite of what is still short. */
    public Answer tryToOverride(String who, String reason) {
        return order.steps()
                .attempt(
                        who,
                        "/api/assignments/" + order.planning().assignmentId() + "/materials-override",
                        Map.of("reason", reason));
    }

    public Answer tryToCheck() {
        return order.steps().attempt(INSPECTOR, materialsCheck(), Map.of());
    }

    public void check() {
        order.steps().step(INSPECTOR, "checks the materials of the lot", materialsCheck(), Map.of());
    }

    private String materialsCheck() {
        return "/api/assignments/" + order.planning().assignmentId() + "/materials-check";
    }

    private static String materials(String delivery, String step) {
        return "/api/materials/" + delivery + step;
    }

    private List<Map<String, String>> rows(String note) {
        return order.papers().deliveries().stream()
                .filter(row -> row.get("note").equals(note))
                .toList();
    }

    /** What a row says of a material; what it leaves empty is left out. */
    private static Map<String, Object> item(Map<String, String> row, String... members) {
        var item = new HashMap<String, Object>();
        for (var member : members) {
            if (!row.get(member).isEmpty()) {
                item.put(member, member.equals("defectPoints") ? Integer.valueOf(row.get(member)) : row.get(member));
            }
        }
        return item;
    }
}
