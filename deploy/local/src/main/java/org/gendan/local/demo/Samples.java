package org.gendan.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** What is agreed before bulk production, and the sample that goes ahead of the goods: samples and the meeting. */
public final class Samples {

    private static final String INSPECTOR = "inspector";
    private static final String QUALITY_MANAGER = "quality-manager";
    private static final List<Map<String, Object>> MEASUREMENTS = List.of(
            Map.of("point", "胸围 chest", "specified", 112, "tolerance", 1, "measured", 112.5),
            Map.of("point", "衣长 body length", "specified", 68, "tolerance", 1, "measured", 67.5));
    private static final List<String> ASPECTS = List.of("PATTERN", "MEASUREMENTS", "MATERIALS", "WORKMANSHIP");

    private final Journey order;
    private String sampleId;
    private String meetingId;

    Samples(Journey order) {
        this.order = order;
    }

    public void preProduction() {
        make("PRE_PRODUCTION", "makes the pre-production sample");
    }

    public void shipping() {
        make("SHIPPING", "takes a shipping sample from the lot");
        order.steps()
                .step(order.factory().user(), "checks the shipping sample itself", sample("/factory-check"), Map.of());
    }

    private void make(String kind, String what) {
        sampleId = Journey.id(order.steps()
                .create(
                        order.factory().user(),
                        what,
                        "/api/samples",
                        Map.of("assignmentId", order.planning().assignmentId(), "kind", kind)));
    }

    /** The four checks; a point that stays open goes into the meeting. */
    public void check(List<String> openPoints) {
        var checks = ASPECTS.stream()
                .map(aspect -> Map.of("aspect", aspect, "conforms", true))
                .toList();
        order.steps()
                .step(
                        INSPECTOR,
                        "checks pattern, measurements, materials and workmanship"
                                + (openPoints.isEmpty() ? "" : "; open: " + String.join("; ", openPoints)),
                        sample("/checks"),
                        Map.of("checks", checks, "measurements", MEASUREMENTS, "openPoints", openPoints));
    }

    public void sign() {
        order.steps().step(order.factory().user(), "signs the report", sample("/signature"), Map.of());
    }

    /** Report and sample travel in one parcel. */
    public void send(String trackingNumber) {
        order.steps()
                .step(
                        INSPECTOR,
                        "sends report and sample to quality, parcel " + trackingNumber,
                        sample("/parcel"),
                        Map.of("carrier", "顺丰速运", "trackingNumber", trackingNumber));
    }

    public void receive() {
        order.steps().step(QUALITY_MANAGER, "receives the parcel", sample("/receipt"), Map.of());
    }

    public void confirm() {
        order.steps().step(QUALITY_MANAGER, "confirms the sample", sample("/confirmation"), Map.of("accepted", true));
    }

    public void passOn() {
        order.steps().step(QUALITY_MANAGER, "passes the sample on to marketing", sample("/passing-on"), Map.of());
    }

    /** Everything on the agenda is explained: the customer's requirements and what the sample left open. */
    public List<String> meet() {
        var agenda = order.await(
                INSPECTOR,
                "the meeting's agenda",
                "/api/meetings/agenda?assignmentId=" + order.planning().assignmentId(),
                answer -> !topics(answer).isEmpty());
        var topics = topics(agenda);
        meetingId = Journey.id(order.steps()
                .create(
                        INSPECTOR,
                        "holds the pre-production meeting and explains: " + String.join("; ", topics),
                        "/api/meetings",
                        Map.of(
                                "assignmentId",
                                order.planning().assignmentId(),
                                "attendees",
                                List.of("跟单员", "厂长", "车间主任", "裁床组长"),
                                "points",
                                topics.stream()
                                        .map(topic ->
                                                Map.of("topic", topic, "explained", true, "explanation", "已逐项讲解，工厂确认"))
                                        .toList())));
        return topics;
    }

    public void signMeeting() {
        order.steps()
                .step(
                        order.factory().user(),
                        "signs the minutes",
                        "/api/meetings/" + meetingId + "/signature",
                        Map.of());
    }

    private static List<String> topics(JsonNode agenda) {
        return StreamSupport.stream(agenda.path("topics").spliterator(), false)
                .map(topic -> topic.path("topic").asText())
                .toList();
    }

    private String sample(String step) {
        return "/api/samples/" + sampleId + step;
    }
}
