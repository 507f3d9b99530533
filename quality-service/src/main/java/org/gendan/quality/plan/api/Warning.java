package org.gendan.quality.plan.api;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gendan.kernel.rule.Texts;
import org.gendan.quality.plan.PlannedLot;

/** Something that blocks nothing here and still wants somebody's attention. */
@Schema(
        name = "InspectionPlanWarning",
        description =
                "What blocks nothing and should be looked at, with the facts that it rests on as further members.")
public record Warning(
        @Schema(description = "Stable code.", examples = "meeting-days")
        String code,

        @JsonIgnore Map<String, Object> facts) {

    @Schema(description = "In English.")
    @JsonProperty
    public String text() {
        return Texts.english("warning." + code, facts);
    }

    @Schema(description = "In Chinese.")
    @JsonProperty
    public String textZh() {
        return Texts.chinese("warning." + code, facts);
    }

    @JsonAnyGetter
    public Map<String, Object> furtherFacts() {
        return facts;
    }

    /** That a meeting lies too near to the start, too far from it, or after it (S3.5); checked again when the start moves. */
    public static List<Warning> ofMeeting(PlannedLot lot, LocalDate meetingOn) {
        return lot.isMeetingInTime(meetingOn)
                ? List.of()
                : List.of(new Warning(
                        "meeting-days",
                        Map.of(
                                "meetingOn", meetingOn,
                                "startOn", lot.start(),
                                "workingDays", lot.daysToStart(meetingOn).orElseThrow())));
    }
}
