package org.gendan.local.stack;

/** A port of the stack, and the environment variable that moves it. */
public enum Port {
    GATEWAY(8080, "the gateway"),
    ORDER(8081, "the order-service"),
    FINANCE(8082, "the finance-service"),
    PRODUCTION(8083, "the production-service"),
    QUALITY(8084, "the quality-service"),
    LOGISTICS(8085, "the logistics-service"),
    ORDER_MANAGEMENT(8091, "the order-service's health and metrics"),
    FINANCE_MANAGEMENT(8092, "the finance-service's health and metrics"),
    PRODUCTION_MANAGEMENT(8093, "the production-service's health and metrics"),
    QUALITY_MANAGEMENT(8094, "the quality-service's health and metrics"),
    LOGISTICS_MANAGEMENT(8095, "the logistics-service's health and metrics"),
    KEYCLOAK(8180, "Keycloak"),
    KAFKA(9092, "Kafka"),
    POSTGRESQL(54320, "PostgreSQL"),
    SMTP(3025, "the mail server"),
    MAILBOX(3026, "the mail server's readable mailbox");

    private final int standard;
    private final String user;

    Port(int standard, String user) {
        this.standard = standard;
        this.user = user;
    }

    int standard() {
        return standard;
    }

    /** Who listens there. */
    String user() {
        return user;
    }

    String variable() {
        return "GENDAN_PORT_" + name();
    }
}
