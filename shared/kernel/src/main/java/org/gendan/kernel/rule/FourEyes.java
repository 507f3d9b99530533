package org.gendan.kernel.rule;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Who says that it is so is another person than who stated it, whatever roles the two of them have. */
public final class FourEyes {
    private FourEyes() {}

    /** Whether a person may confirm what these stated; nobody where it is null. */
    public static boolean hold(String confirming, String... stating) {
        return !Arrays.asList(stating).contains(confirming);
    }

    /** Refused where they do not hold. */
    public static void require(String confirming, String... stating) {
        if (!hold(confirming, stating)) {
            List<String> stated =
                    Arrays.stream(stating).filter(Objects::nonNull).distinct().toList();
            throw Refused.forbidden("second-person-needed", Map.of("statedBy", stated));
        }
    }
}
