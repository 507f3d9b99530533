package org.gendan.language;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One condition that a gate still waits for, and the roles of those who can fulfil it; its words belong to the code. */
@Schema(description = "A condition that is not fulfilled yet, with the facts that it rests on as further members.")
public record Missing(
        @Schema(description = "Stable code of the condition.", examples = "phone-call-back")
        String code,

        @Schema(description = "Roles that can fulfil it.", examples = "merchandiser")
        List<String> who,

        @JsonIgnore Map<String, Object> facts) {

    public Missing(String code, String who) {
        this(code, List.of(who), Map.of());
    }

    @JsonAnyGetter
    public Map<String, Object> furtherFacts() {
        return facts;
    }
}
