package org.gendan.local.demo;

import java.util.List;
import java.util.Map;

/** Quality's last word: the last fifth followed, and the goods released. */
public final class Release {

    private final Journey order;

    Release(Journey order) {
        this.order = order;
    }

    public void followRemainder(int pieces) {
        order.steps()
                .step(
                        "inspector",
                        "followed the last " + pieces + " pieces into their cartons",
                        "/api/inspection-plans/" + order.planning().assignmentId() + "/remainder",
                        Map.of("inspected", pieces, "anomalies", List.of(), "resolved", true));
    }

    public Answer tryToFollowToTheEnd() {
        return order.steps()
                .attempt(
                        "inspector",
                        "/api/inspection-plans/" + order.planning().assignmentId() + "/remainder",
                        Map.of("inspected", 1, "anomalies", List.of(), "resolved", true));
    }

    public Answer tryToRelease(String who) {
        return order.steps().attempt(who, path(), Map.of());
    }

    public void release() {
        order.steps().step("supervisor", "releases the goods", path(), Map.of());
    }

    private String path() {
        return "/api/inspection-plans/orders/" + order.orderId() + "/release";
    }
}
