package org.gendan.quality;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.util.UUID;
import org.gendan.testing.Tokens;

/** Requests of the realm's people. */
public final class Rest {
    private Rest() {}

    public static RequestSpecification as(String user) {
        return given().auth().oauth2(Tokens.of(user)).contentType(ContentType.JSON);
    }

    /** With an Idempotency-Key of its own. */
    public static RequestSpecification once(String user) {
        return as(user).header("Idempotency-Key", UUID.randomUUID().toString());
    }

    public static String problem(String code) {
        return "urn:gendan:problem:" + code;
    }
}
