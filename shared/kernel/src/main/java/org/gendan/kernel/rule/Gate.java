package org.gendan.kernel.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gendan.language.Missing;

/**
 * Whether a step may be taken now: a conjunction of conditions, computed from facts each time it is asked and never
 * stored. A closed gate says everything that is missing, not the first thing only.
 */
public final class Gate {
    private final String name;
    private final List<Missing> missing = new ArrayList<>();

    private Gate(String name) {
        this.name = name;
    }

    /** The name is the problem type of the refusal while the gate is closed. */
    public static Gate named(String name) {
        return new Gate(name);
    }

    public Gate needs(boolean met, String code, String who) {
        return needs(met, code, who, Map.of());
    }

    /** The facts are those that the refusal shows, such as the shortfall. */
    public Gate needs(boolean met, String code, String who, Map<String, Object> facts) {
        return needs(met, new Missing(code, List.of(who), facts));
    }

    /** For a condition that any of several roles can fulfil. */
    public Gate needs(boolean met, Missing otherwise) {
        if (!met) {
            missing.add(otherwise);
        }
        return this;
    }

    public boolean isOpen() {
        return missing.isEmpty();
    }

    public List<Missing> missing() {
        return List.copyOf(missing);
    }

    /** Refuses with 409 and everything that is missing while the gate is closed. */
    public void orRefuse() {
        if (!isOpen()) {
            throw Refused.conflict(name, Map.of("missing", missing()));
        }
    }
}
