package org.gendan.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** The inspector's steps in the factory, from the first semi-finished pieces to the final inspection. */
public final class Inspections {

    private static final String INSPECTOR = "inspector";
    private static final String SUPERVISOR = "supervisor";

    private static final List<String> FOCUS =
            List.of("MATERIALS", "WORKMANSHIP", "MEASUREMENTS", "PRESSING", "PACKING");

    /** As many as lie there, so far. */
    private static final int CARTONS = 20;

    private final Journey order;
    private JsonNode begun;

    Inspections(Journey order) {
        this.order = order;
    }

    /** Quality heard of the lot; its manager gives it to an inspector. */
    public void assignInspector() {
        order.await("quality-manager", "the lot in quality", plan(""), any -> true);
        order.steps()
                .step(
                        "quality-manager",
                        "gives the lot to an inspector",
                        plan("/inspector"),
                        Map.of("inspector", INSPECTOR));
    }

    /** Quality heard what it must hear before the inspector acts. */
    public JsonNode awaitPacked(int pieces) {
        return order.await(
                INSPECTOR,
                pieces + " packed pieces in quality",
                plan(""),
                plan -> plan.path("packed").asInt() == pieces);
    }

    public Answer tryToInspect(String kind) {
        return order.steps().attempt(INSPECTOR, "/api/inspections", inspection(kind, null));
    }

    /** Every one of so many pieces is inspected, and what was found is mended before the factory signs. */
    public void inspectAll(String kind, String process, int pieces) {
        if (kind.startsWith("FIRST_")) {
            order.await(INSPECTOR, "pieces to inspect in quality", plan(""), plan -> plan.path("gates")
                    .path("firstInspections")
                    .isEmpty());
        }
        begin(kind, process);
        var findings = report(pieces, false);
        if (findings > 0) {
            rectify();
        }
        sign();
    }

    /** A sample is drawn by the plan that the inspection comes with. */
    public void inspectSample(String kind, boolean checkpointsResolved) {
        begin(kind, null);
        reportSample(checkpointsResolved);
        sign();
    }

    /** What the inspection that was begun last says of itself now. */
    public JsonNode present() {
        return order.steps().as(INSPECTOR).get(inspection("")).expect(200).body();
    }

    public void reportSample(boolean checkpointsResolved) {
        report(begun.path("sampleSize").asInt(), checkpointsResolved);
    }

    /** A report that says nothing of the points that were carried forward. */
    public Answer tryToPassOverPoints() {
        var pieces = begun.path("sampleSize").asInt();
        return order.steps().attempt(INSPECTOR, inspection("/report"), Map.of("inspected", pieces, "focus", FOCUS));
    }

    public void rectify() {
        order.steps()
                .step(
                        INSPECTOR,
                        "sees the finding mended, and keeps it on the list for the mid inspections",
                        inspection("/rectification"),
                        Map.of("remark", "调整压脚与线张力后重车，现场复查合格"));
    }

    public void begin(String kind, String process) {
        begun = order.steps()
                .create(
                        INSPECTOR,
                        "begins: " + kind + (process == null ? "" : " of " + process),
                        "/api/inspections",
                        inspection(kind, process))
                .body();
        if (kind.equals("MID") || kind.equals("FINAL")) {
            order.steps()
                    .step(INSPECTOR, "has the cartons to open drawn", inspection("/draw"), Map.of("cartons", CARTONS));
        }
    }

    public int report(int pieces, boolean resolved) {
        var defects = defects(begun.path("kind").asText(), begun.path("number").asInt());
        var checkpoints = StreamSupport.stream(begun.path("checkpoints").spliterator(), false)
                .map(point -> Map.of("id", point.path("id").asText(), "resolved", resolved, "remark", "对照首件问题点复查"))
                .toList();
        var report = new HashMap<String, Object>();
        report.put("inspected", pieces);
        report.put("defects", defects);
        report.put("checkpoints", checkpoints);
        if (begun.path("kind").asText().equals("MID")) {
            report.put("focus", FOCUS);
        }
        order.steps()
                .step(
                        INSPECTOR,
                        "reports " + pieces + " pieces inspected, " + defects.size() + " defects"
                                + (checkpoints.isEmpty()
                                        ? ""
                                        : ", the carried-forward point " + (resolved ? "closed" : "still open")),
                        inspection("/report"),
                        report);
        return defects.size();
    }

    public void sign() {
        order.steps().step(order.factory().user(), "signs the report", inspection("/signature"), Map.of());
    }

    private Map<String, Object> inspection(String kind, String process) {
        var body = new HashMap<String, Object>();
        body.put("assignmentId", order.planning().assignmentId());
        body.put("kind", kind);
        if (process != null) {
            body.put("process", process);
        }
        return body;
    }

    private List<Map<String, Object>> defects(String kind, int number) {
        return order.papers().findings().stream()
                .filter(row ->
                        row.get("inspection").equals(kind) && row.get("number").equals(Integer.toString(number)))
                .map(Inspections::defect)
                .toList();
    }

    private static Map<String, Object> defect(Map<String, String> row) {
        var defect = new HashMap<String, Object>();
        for (var member : List.of("code", "class", "process", "remark")) {
            if (!row.get(member).isEmpty()) {
                defect.put(member, row.get(member));
            }
        }
        if (!row.get("unit").isEmpty()) {
            defect.put("unit", Integer.valueOf(row.get("unit")));
        }
        return defect;
    }

    public Answer tryToDecide(String who) {
        return order.steps().attempt(who, inspection("/decision"), Map.of("accepted", true));
    }

    public void decide() {
        order.steps()
                .step(SUPERVISOR, "accepts the final inspection", inspection("/decision"), Map.of("accepted", true));
    }

    public void reject(String reason) {
        order.steps()
                .step(
                        SUPERVISOR,
                        "rejects the lot",
                        inspection("/decision"),
                        Map.of("accepted", false, "reason", reason));
    }

    public void rework(String how) {
        order.steps()
                .step(
                        order.factory().user(),
                        "reports the rejected lot mended",
                        inspection("/rework"),
                        Map.of("remark", how));
    }

    private String inspection(String step) {
        return "/api/inspections/" + begun.path("id").asText() + step;
    }

    private String plan(String step) {
        return "/api/inspection-plans/" + order.planning().assignmentId() + step;
    }
}
