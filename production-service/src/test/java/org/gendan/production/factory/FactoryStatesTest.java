package org.gendan.production.factory;

import static org.gendan.production.Rest.as;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.UUID;
import org.gendan.language.state.FactoryState;
import org.gendan.production.ServiceTest;
import org.gendan.testing.Told;
import org.junit.jupiter.api.Test;

@ServiceTest
class FactoryStatesTest {

    @Test
    void aFactoryIsToldAsItStandsAfterEachChange() {
        AFactory factory = AFactory.aFactory().capacity(400);
        UUID id = factory.registered();
        FactoryState first = Told.of(FactoryState.class, id, word -> true).state();
        assertTrue(first.active());
        assertEquals(400, first.capacityPerDay());
        assertEquals("浙江省杭州市余杭区", first.address());
        as("production-manager")
                .header("If-Match", "\"0\"")
                .body(factory.inactive().details())
                .put("/api/factories/" + id)
                .then()
                .statusCode(200);
        Told.of(FactoryState.class, id, word -> !word.state().active());
    }
}
