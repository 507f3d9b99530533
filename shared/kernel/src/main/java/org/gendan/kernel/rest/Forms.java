package org.gendan.kernel.rest;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.RecordComponentInfo;

/** The names that records have as schemas of OpenAPI: the one that its annotation gives it, or else its own. */
final class Forms {
    private static final DotName SCHEMA =
            DotName.createSimple(org.eclipse.microprofile.openapi.annotations.media.Schema.class);

    private Forms() {}

    static String nameOf(DotName type, IndexView index) {
        ClassInfo known = index.getClassByName(type);
        AnnotationInstance schema = known == null ? null : known.declaredAnnotation(SCHEMA);
        return schema == null || schema.value("name") == null
                ? type.local().replaceFirst(".*[.$]", "")
                : schema.value("name").asString();
    }

    /** By their names; records that are no schemas may have the same. */
    static Map<String, List<ClassInfo>> records(IndexView index) {
        return index.getKnownClasses().stream()
                .filter(one -> one.isRecord() && one.name().toString().startsWith("org.gendan."))
                .collect(Collectors.groupingBy(one -> nameOf(one.name(), index)));
    }

    /** The record of which a schema is made: that of its name which has all of its members, and an event only if nothing else. */
    static Optional<ClassInfo> recordOf(Schema form, List<ClassInfo> named) {
        return named.stream()
                .filter(one -> one.recordComponents().stream()
                        .map(RecordComponentInfo::name)
                        .collect(Collectors.toSet())
                        .containsAll(form.getProperties().keySet()))
                .min(Comparator.comparing(
                                (ClassInfo one) -> one.name().toString().startsWith("org.gendan.language."))
                        .thenComparing(one -> one.recordComponents().size()));
    }

    /** The schema that a reference leads to; null where there is none. */
    static String nameIn(String reference) {
        return reference == null ? null : reference.substring(reference.lastIndexOf('/') + 1);
    }
}
