package org.gendan.quality.plan;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.gendan.kernel.who.Caller;
import org.gendan.language.Role;

/**
 * Who sees what belongs to a work assignment (design §4): the inspector it was given to, its factory, the order's
 * merchandiser, and those who see all.
 */
@ApplicationScoped
public class Visibility {
    /** To be joined with p, the InspectionPlan, and o, its InspectedOrder. */
    public static final String OF_PLAN = """
            o.id = p.orderId and o.revision > 0 and p.factoryId is not null and (:all = true
                or p.factoryId = :factory or p.inspector = :inspector or o.merchandiser = :merchandiser)""";

    static final String[] SEE_ALL = {Role.QUALITY_MANAGER, Role.SUPERVISOR, Role.BUSINESS_MANAGER, Role.AUDITOR};
    private static final UUID NOBODY = new UUID(0, 0);

    private final Caller caller;

    Visibility(Caller caller) {
        this.caller = caller;
    }

    /** The parameters of {@link #OF_PLAN} and one more; further roles see all of what the query is about. */
    public Map<String, Object> of(String name, Object value, String... further) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("all", caller.has(SEE_ALL) || caller.has(further));
        parameters.put("factory", caller.has(Role.FACTORY) ? caller.factoryId().orElse(NOBODY) : NOBODY);
        parameters.put("inspector", caller.has(Role.INSPECTOR) ? caller.name() : "");
        parameters.put("merchandiser", caller.has(Role.MERCHANDISER) ? caller.name() : "");
        parameters.put(name, value);
        return parameters;
    }
}
