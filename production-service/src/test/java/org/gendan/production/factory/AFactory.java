package org.gendan.production.factory;

import static org.gendan.production.Rest.as;

import java.util.UUID;

/** A factory, registered over REST. */
public final class AFactory {
    private final UUID id = UUID.randomUUID();
    private String code = "F-" + id.toString().substring(0, 8);
    private boolean active = true;
    private Integer capacity;
    private String series;
    private String[] week;

    private AFactory() {}

    public static AFactory aFactory() {
        return new AFactory();
    }

    public AFactory code(String its) {
        code = its;
        return this;
    }

    public AFactory inactive() {
        active = false;
        return this;
    }

    /** Sets a working day. */
    public AFactory capacity(int perDay) {
        capacity = perDay;
        return this;
    }

    /** Makes this series and no other. */
    public AFactory making(String its) {
        series = its;
        return this;
    }

    /** Has a week of its own. */
    public AFactory workingOn(String... its) {
        week = its;
        return this;
    }

    public String json() {
        return """
                {"id": "%s", "details": %s}""".formatted(id, details());
    }

    public String details() {
        return """
                {"code": "%s", "name": "杭州锦衣制衣厂", "address": "浙江省杭州市余杭区", "active": %b,
                 "capacityPerDay": %s, "series": %s, "workingWeek": %s}""".formatted(code, active, capacity, list(series), list(week));
    }

    private static String list(String... values) {
        return values == null || values[0] == null ? null : "[\"%s\"]".formatted(String.join("\", \"", values));
    }

    public UUID registered() {
        as("planner").body(json()).post("/api/factories").then().statusCode(201);
        return id;
    }

    public UUID id() {
        return id;
    }

    /** The factory that the realm gave this id to; registers it unless it is. */
    public static UUID ofTheRealm(String id) {
        String json = """
                {"id": "%s", "details": {"code": "%s", "name": "苏州云裳制衣厂", "active": true}}""".formatted(id, id.substring(32));
        as("planner").body(json).post("/api/factories");
        return UUID.fromString(id);
    }
}
