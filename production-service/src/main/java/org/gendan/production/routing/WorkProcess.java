package org.gendan.production.routing;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A kind of work that pieces go through at a factory, by its code; which of them, and in what order, a route says. */
@Schema(
        type = SchemaType.STRING,
        implementation = String.class,
        description = "Code of a process of the assignment's routing: CUTTING, SEWING, PRESSING, PACKING unless the "
                + "product series has its own.",
        examples = "SEWING")
public record WorkProcess(@JsonValue String name) implements Comparable<WorkProcess> {
    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]{0,39}");

    public static final WorkProcess CUTTING = new WorkProcess("CUTTING");
    public static final WorkProcess SEWING = new WorkProcess("SEWING");
    public static final WorkProcess PRESSING = new WorkProcess("PRESSING");
    /** The last one everywhere: what is packed is what quality and the shipment count. */
    public static final WorkProcess PACKING = new WorkProcess("PACKING");

    public WorkProcess {
        if (!CODE.matcher(name).matches()) {
            throw new IllegalArgumentException("a process has a code such as CUTTING or BODY_SEWING");
        }
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static WorkProcess of(String name) {
        return new WorkProcess(name);
    }

    @Override
    public int compareTo(WorkProcess other) {
        return name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return name;
    }
}
