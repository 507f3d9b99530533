package org.gendan.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** The inspector's steps in the factory, from the first semi-finished pieces to the final inspection. */
public final class Inspections {

    private static final String FACTORY = "factory";
    private static final String INSPECTOR = "inspector";
    private static final String SUPERVISOR = "supervisor";

    private final Journey order;
    private String inspectionId;

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

    /** An inspection by its plan, reported with the findings of the papers under that name, and signed by the factory. */
    public Answer inspect(String kind, String process, String findings, boolean checkpointsResolved) {
        var begun = order.steps()
                .create(
                        INSPECTOR,
                        "begins: " + kind + (process == null ? "" : " of " + process),
                        "/api/inspections",
                        inspection(kind, process));
        inspectionId = Journey.id(begun);
        var report = report(begun.body(), findings, checkpointsResolved);
        order.steps()
                .step(INSPECTOR, "reports " + told(report), "/api/inspections/" + inspectionId + "/report", report);
        order.steps().step(FACTORY, "signs the report", "/api/inspections/" + inspectionId + "/signature", Map.of());
        return begun;
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

    private Map<String, Object> report(JsonNode begun, String findings, boolean resolved) {
        var defects = order.papers().findings().stream()
                .filter(row -> row.get("inspection").equals(findings))
                .map(Inspections::defect)
                .toList();
        var checkpoints = StreamSupport.stream(begun.path("checkpoints").spliterator(), false)
                .map(point -> Map.of("id", point.path("id").asText(), "resolved", resolved, "remark", "对照首件问题点复查"))
                .toList();
        var report = new HashMap<String, Object>();
        report.put("inspected", begun.path("sampleSize").asInt());
        report.put("defects", defects);
        report.put("checkpoints", checkpoints);
        if (begun.path("kind").asText().equals("MID")) {
            report.put("focus", List.of("MATERIALS", "WORKMANSHIP", "MEASUREMENTS", "PRESSING", "PACKING"));
        }
        return report;
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

    private static String told(Map<String, Object> report) {
        return report.get("inspected") + " pieces inspected, " + ((List<?>) report.get("defects")).size() + " defects, "
                + ((List<?>) report.get("checkpoints")).size() + " carried-forward points";
    }

    public Answer tryToDecide(String who) {
        return order.steps().attempt(who, "/api/inspections/" + inspectionId + "/decision", Map.of("accepted", true));
    }

    public void decide() {
        order.steps()
                .step(
                        SUPERVISOR,
                        "accepts the final inspection",
                        "/api/inspections/" + inspectionId + "/decision",
                        Map.of("accepted", true));
    }

    private String plan(String step) {
        return "/api/inspection-plans/" + order.planning().assignmentId() + step;
    }
}
