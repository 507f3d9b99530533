package org.gendan.local.stack;

import java.util.List;
import java.util.Locale;

/** The five services, and the REST paths that the gateway hands to each. */
public enum Service {
    ORDER(
            "/api/orders",
            "/api/customers",
            "/api/products",
            "/api/complaints",
            "/api/sales",
            "/api/board",
            "/api/me",
            "/api/labels",
            "/openapi.json",
            "/asyncapi.json",
            "/schemas"),
    FINANCE("/api/receivables", "/api/receipts", "/api/refunds", "/api/invoices", "/api/ledger", "/api/expenses"),
    PRODUCTION(
            "/api/production-orders",
            "/api/assignments",
            "/api/factories",
            "/api/materials",
            "/api/production-reports",
            "/api/calendar"),
    QUALITY("/api/inspections", "/api/samples", "/api/meetings", "/api/inspection-plans", "/api/sampling-plans"),
    LOGISTICS("/api/shipments", "/api/carriers", "/api/follow-ups", "/api/rosters", "/api/pickups");

    private final List<String> prefixes;

    Service(String... prefixes) {
        this.prefixes = List.of(prefixes);
    }

    /** The word that names it in paths, roles, topics and databases. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The name of its module and its process. */
    public String module() {
        return word() + "-service";
    }

    public String database() {
        return "gendan_" + word();
    }

    public String topic() {
        return "gendan." + word() + ".events";
    }

    public Port port() {
        return Port.valueOf(name());
    }

    /** Where it tells of itself to whoever runs it: health, metrics and its OpenAPI document. No path of the gateway leads there. */
    public Port management() {
        return Port.valueOf(name() + "_MANAGEMENT");
    }

    public boolean serves(String path) {
        return isUnder("/api/ops/" + word(), path) || prefixes.stream().anyMatch(prefix -> isUnder(prefix, path));
    }

    private static boolean isUnder(String prefix, String path) {
        return path.startsWith(prefix) && (path.length() == prefix.length() || path.charAt(prefix.length()) == '/');
    }
}
