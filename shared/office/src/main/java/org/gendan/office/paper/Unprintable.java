package org.gendan.office.paper;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gendan.kernel.delivery.erp.Fault;
import org.gendan.kernel.delivery.erp.Faulty;

/** Refuses what an ERP says where papers could not print it, naming each field and its characters. */
public final class Unprintable {
    private Unprintable() {}

    /** All of the record is going to stand on papers. */
    public static void refuse(Record told) {
        List<Fault> faults = new ArrayList<>();
        look(told, "", faults);
        if (!faults.isEmpty()) {
            throw new Faulty(faults);
        }
    }

    private static void look(Object value, String at, List<Fault> faults) {
        switch (value) {
            case String text -> {
                List<String> unprintable = PaperFont.unprintable(text);
                if (!unprintable.isEmpty()) {
                    faults.add(Fault.of(at, "UNPRINTABLE", text, Map.of("characters", String.join(", ", unprintable))));
                }
            }
            case List<?> many -> {
                for (int i = 0; i < many.size(); i++) {
                    look(many.get(i), "%s[%d]".formatted(at, i), faults);
                }
            }
            case Record parts -> {
                for (RecordComponent part : parts.getClass().getRecordComponents()) {
                    String name = part.getName();
                    look(stated(parts, part), at.isEmpty() ? name : at + "." + name, faults);
                }
            }
            case null, default -> {
                // no text
            }
        }
    }

    private static Object stated(Record whole, RecordComponent part) {
        try {
            return part.getAccessor().invoke(whole);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
