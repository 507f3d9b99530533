package org.gendan.kernel.who;

import java.util.ArrayList;
import java.util.List;
import org.gendan.kernel.rule.Gate;

/**
 * The steps that a view offers to its reader, each by the last part of its address: those that the reader's role may take and
 * whose gate is open, asked of the very gate that the step itself asks.
 */
public final class Steps {
    private final Caller caller;
    private final List<String> names = new ArrayList<>();

    private Steps(Caller caller) {
        this.caller = caller;
    }

    public static Steps of(Caller caller) {
        return new Steps(caller);
    }

    public Steps step(String name, Gate gate, String... roles) {
        return step(name, gate.isOpen(), roles);
    }

    public Steps step(String name, boolean possible, String... roles) {
        if (possible && caller.has(roles)) {
            names.add(name);
        }
        return this;
    }

    public List<String> names() {
        return List.copyOf(names);
    }
}
