package org.gendan.quality.paper;

import java.util.Map;
import org.gendan.kernel.rest.Texts;

/** The words of the trade as papers write them, in Chinese and English beside each other. */
public final class Words {
    private Words() {}

    /** What people call it; nothing for nothing. */
    public static String of(Enum<?> word) {
        if (word == null) {
            return "";
        }
        String code = "word.%s.%s".formatted(word.getDeclaringClass().getSimpleName(), word.name());
        return Texts.chinese(code, Map.of()) + " " + Texts.english(code, Map.of());
    }

    public static String of(boolean yes) {
        return yes ? "是 yes" : "否 no";
    }

    /** Empty for what is absent. */
    public static String orNothing(Object stated) {
        return stated == null ? "" : stated.toString();
    }
}
