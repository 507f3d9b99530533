package org.gendan.kernel.rest;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Map;
import org.gendan.kernel.rule.Texts;
import org.gendan.language.Missing;

/** What is missing goes out with its words in both languages, which the published language does not know. */
@Singleton
class WordedMissing implements ObjectMapperCustomizer {

    @Override
    public void customize(ObjectMapper mapper) {
        mapper.registerModule(new SimpleModule("worded-missing").addSerializer(new Words()));
    }

    private static final class Words extends StdSerializer<Missing> {
        private Words() {
            super(Missing.class);
        }

        @Override
        public void serialize(Missing missing, JsonGenerator json, SerializerProvider provider) throws IOException {
            String key = "missing." + missing.code();
            json.writeStartObject();
            json.writeStringField("code", missing.code());
            provider.defaultSerializeField("who", missing.who(), json);
            json.writeStringField("text", Texts.english(key, missing.facts()));
            json.writeStringField("textZh", Texts.chinese(key, missing.facts()));
            for (Map.Entry<String, Object> fact : missing.facts().entrySet()) {
                provider.defaultSerializeField(fact.getKey(), fact.getValue(), json);
            }
            json.writeEndObject();
        }
    }
}
