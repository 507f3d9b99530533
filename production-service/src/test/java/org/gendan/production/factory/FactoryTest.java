package org.gendan.production.factory;

import static org.gendan.production.Rest.as;
import static org.gendan.production.Rest.problem;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.UUID;
import org.gendan.production.ServiceTest;
import org.gendan.testing.Rows;
import org.gendan.testing.Tokens;
import org.junit.jupiter.api.Test;

@ServiceTest
class FactoryTest {
    private static final String CHANGED = "production.factory-changed.v1";

    private final AFactory factory = AFactory.aFactory();

    @Test
    void aFactoryIsAnnouncedWhenItIsAddedAndWhenItChanges() {
        UUID id = factory.registered();
        assertEquals(1, Rows.announced(CHANGED, id));
        as("production-manager")
                .header("If-Match", "\"0\"")
                .body(factory.inactive().details())
                .put("/api/factories/" + id)
                .then()
                .statusCode(200)
                .header("ETag", equalTo("\"1\""))
                .body("details.active", equalTo(false));
        assertEquals(2, Rows.announced(CHANGED, id));
        assertEquals("false", Rows.value("""
                        select data::jsonb ->> 'active' from domain_event where key = ? order by seq desc""", id + ""));
        assertEquals(0, Rows.count("select count(*) from audit_broken(?)", id.toString()));
    }

    @Test
    void aChangeNeedsTheVersionThatWasSeen() {
        UUID id = factory.registered();
        as("planner")
                .body(factory.details())
                .put("/api/factories/" + id)
                .then()
                .statusCode(428)
                .body("type", equalTo(problem("version-required")));
        as("planner")
                .header("If-Match", "\"7\"")
                .body(factory.details())
                .put("/api/factories/" + id)
                .then()
                .statusCode(412)
                .body("type", equalTo(problem("stale-version")));
        assertEquals(1, Rows.announced(CHANGED, id));
    }

    @Test
    void anIdAndACodeAreTakenOnce() {
        UUID id = factory.registered();
        as("planner")
                .body(factory.json())
                .post("/api/factories")
                .then()
                .statusCode(409)
                .body("type", equalTo(problem("already-exists")));
        AFactory sameCode = AFactory.aFactory().code(Rows.value("select code from factory where id = ?", id));
        as("planner")
                .body(sameCode.json())
                .post("/api/factories")
                .then()
                .statusCode(409)
                .body("type", equalTo(problem("already-exists")));
        assertEquals(0, Rows.announced(CHANGED, sameCode.id()));
    }

    @Test
    void everyMissingMemberIsNamed() {
        as("planner")
                .body("{\"details\": {}}")
                .post("/api/factories")
                .then()
                .statusCode(400)
                .body("violations.field", hasItem("details.active"))
                .body("violations.field", hasItem("details.code"))
                .body("violations.field", hasItem("details.name"));
    }

    @Test
    void aFactoryReadsItselfAndNoOther() {
        AFactory.ofTheRealm(Tokens.FACTORY_ID);
        as("factory").get("/api/factories/" + Tokens.FACTORY_ID).then().statusCode(200);
        as("factory").get("/api/factories/" + factory.registered()).then().statusCode(404);
        as("factory").get("/api/factories").then().statusCode(403);
        as("merchandiser")
                .get("/api/factories?limit=200")
                .then()
                .statusCode(200)
                .body("items.id", hasItem(Tokens.FACTORY_ID));
        as("merchandiser").body(factory.json()).post("/api/factories").then().statusCode(403);
    }
}
