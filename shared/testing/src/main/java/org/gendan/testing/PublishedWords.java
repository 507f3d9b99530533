package org.gendan.testing;

import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.util.List;
import java.util.stream.Stream;
import org.gendan.language.bound.OneOf;

/** The words that the published language names for a member, for the service that owns them to hold beside its own. */
public final class PublishedWords {
    private PublishedWords() {}

    public static List<String> of(Class<? extends Record> type, String member) {
        return Stream.of(type.getRecordComponents())
                .filter(component -> component.getName().equals(member))
                .map(component -> words(component.getAnnotatedType()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(type + " has no " + member));
    }

    public static List<String> of(Enum<?>[] own) {
        return Stream.of(own).map(Enum::name).toList();
    }

    private static List<String> words(AnnotatedType type) {
        AnnotatedType said =
                type instanceof AnnotatedParameterizedType list ? list.getAnnotatedActualTypeArguments()[0] : type;
        return List.of(said.getAnnotation(OneOf.class).value());
    }
}
