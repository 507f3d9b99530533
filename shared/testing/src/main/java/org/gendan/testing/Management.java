package org.gendan.testing;

import static io.restassured.RestAssured.given;

import io.restassured.specification.RequestSpecification;
import org.eclipse.microprofile.config.ConfigProvider;

/** The port at which the service under test tells of itself: health, metrics and its OpenAPI document. */
public final class Management {
    private Management() {}

    public static int port() {
        return ConfigProvider.getConfig().getValue("quarkus.management.test-port", Integer.class);
    }

    /** A question to it; nobody has to sign in there. */
    public static RequestSpecification ask() {
        return given().noFilters().port(port());
    }
}
