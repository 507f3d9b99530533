package org.gendan.kernel.who;

import jakarta.enterprise.context.RequestScoped;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.gendan.kernel.rule.Refused;

/** The version of an object that the caller has seen, as {@code If-Match} states it (RFC 9110 §13.1.1). */
@RequestScoped
public class ExpectedVersion {
    /** What stands between version and content in the tag of something that was read; a change asks for the version alone. */
    public static final String AND_CONTENT = "-";

    private String stated;

    /** Null where the caller stated none. */
    public void state(String ifMatch) {
        stated = ifMatch;
    }

    /** Refuses (412) when the caller stated a version and the object has another one by now. */
    public void ifStated(long version) {
        if (stated != null
                && Stream.of(stated.split(","))
                        .map(tag -> tag.strip().replaceFirst(AND_CONTENT + "[0-9a-f]+\"$", "\""))
                        .noneMatch(List.of("*", etag(version))::contains)) {
            throw Refused.of(Refused.Kind.STALE, "stale-version", Map.of("stated", stated, "current", etag(version)));
        }
    }

    /** As {@link #ifStated}, and refuses (428) when the caller stated none. */
    public void required(long version) {
        if (stated == null) {
            throw Refused.of(Refused.Kind.VERSION_NEEDED, "version-required", Map.of("current", etag(version)));
        }
        ifStated(version);
    }

    private static String etag(long version) {
        return "\"" + version + "\"";
    }
}
