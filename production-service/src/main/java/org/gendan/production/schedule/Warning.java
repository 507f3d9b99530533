package org.gendan.production.schedule;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gendan.kernel.rule.Texts;

/** What speaks against a plan without forbidding it. */
@Schema(
        name = "ScheduleWarning",
        description =
                "What speaks against a plan without forbidding it, with the facts that it rests on as further members.")
public record Warning(
        @Schema(description = "Stable code.", examples = "run-too-short")
        String code,

        @JsonIgnore Map<String, Object> facts) {

    @JsonProperty
    @Schema(description = "In English.")
    public String text() {
        return Texts.english("warning." + code, facts);
    }

    @JsonProperty
    @Schema(description = "In Chinese.")
    public String textZh() {
        return Texts.chinese("warning." + code, facts);
    }

    @JsonAnyGetter
    public Map<String, Object> furtherFacts() {
        return facts;
    }
}
