package org.gendan.quality.paper;

import java.util.Map;
import org.gendan.kernel.rule.Texts;

/** The words of the trade as papers write them, in Chinese and English beside each other. */
public final class Words {
    private Words() {}

    /** What people call it; nothing for nothing. */
    public static String of(Enum<?> word) {
        return word == null ? "" : chinese(word) + " " + english(word);
    }

    public static String of(boolean yes) {
        return chinese(yes) + " " + english(yes);
    }

    /** Words of the trade, yes and no in English; names, days and numbers are what they are in either language. */
    public static Object english(Object stated) {
        return switch (stated) {
            case Enum<?> word -> Texts.english(code(word), Map.of());
            case Boolean yes -> yes ? "yes" : "no";
            default -> stated;
        };
    }

    /** As {@link #english}, in Chinese. */
    public static Object chinese(Object stated) {
        return switch (stated) {
            case Enum<?> word -> Texts.chinese(code(word), Map.of());
            case Boolean yes -> yes ? "是" : "否";
            default -> stated;
        };
    }

    private static String code(Enum<?> word) {
        return "word.%s.%s".formatted(word.getDeclaringClass().getSimpleName(), word.name());
    }

    /** Empty for what is absent. */
    public static String orNothing(Object stated) {
        return stated == null ? "" : stated.toString();
    }
}
