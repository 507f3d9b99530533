package org.gendan.order.labels;

import io.vertx.ext.web.Router;
import jakarta.enterprise.event.Observes;

/** Gives the published contracts the addresses at which people look for them; whoever asks may read them. */
class PublishedContracts {
    void routes(@Observes Router router) {
        router.get("/openapi.json").handler(request -> request.reroute("/contracts/openapi/gendan.json"));
        router.get("/asyncapi.json").handler(request -> request.reroute("/contracts/asyncapi/gendan.json"));
    }
}
