package org.gendan.production.selection;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gendan.kernel.rule.Texts;

/** What speaks for or against a factory, or is not known of it. */
@Schema(
        name = "SelectionReason",
        description =
                "What speaks for or against a factory, or is not known of it, with the figures that it rests on as "
                        + "further members.")
public record Reason(
        Speaks speaks,

        @Schema(description = "Stable code.", examples = "capacity-short")
        String code,

        @JsonIgnore Map<String, Object> facts) {

    /** Which way a reason points. */
    public enum Speaks {
        FOR,
        AGAINST,
        UNKNOWN
    }

    @JsonProperty
    @Schema(description = "In English.")
    public String text() {
        return Texts.english("selection." + code, facts);
    }

    @JsonProperty
    @Schema(description = "In Chinese.")
    public String textZh() {
        return Texts.chinese("selection." + code, facts);
    }

    @JsonAnyGetter
    public Map<String, Object> furtherFacts() {
        return facts;
    }
}
