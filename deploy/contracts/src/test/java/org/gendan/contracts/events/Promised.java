package org.gendan.contracts.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What an AsyncAPI document promises besides the bodies, in the form of a schema: headers, and what lies on which topic. */
final class Promised {
    private Promised() {}

    static ObjectNode by(JsonNode document) {
        ObjectNode promised = JsonNodeFactory.instance.objectNode().put("type", "object");
        ObjectNode properties = promised.putObject("properties");
        document.path("components")
                .path("schemas")
                .properties()
                .forEach(headers -> properties.set(headers.getKey(), headers.getValue()));
        document.path("channels").properties().forEach(channel -> {
            ObjectNode topic = properties.putObject(channel.getKey()).put("type", "object");
            ObjectNode types = topic.putObject("properties");
            channel.getValue().path("messages").fieldNames().forEachRemaining(type -> types.putObject(type)
                    .put("type", "object"));
            JsonNode kept = channel.getValue().at("/bindings/kafka/topicConfiguration/cleanup.policy/0");
            types.putObject("cleanup.policy").put("const", kept.asText());
        });
        return promised;
    }
}
