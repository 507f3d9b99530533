package org.gendan.kernel.delivery.erp;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.gendan.kernel.rule.Texts;
import org.gendan.language.erp.ErpOutcome.Violation;

/**
 * One thing that is wrong with a message of an ERP: in which field, empty where it is about the whole; the stable code of the
 * rule; what stands there; and the rule in both languages.
 */
public record Fault(String field, String code, String value, String text, String textZh) {
    private static final int LONGEST_VALUE = 100;
    /** Control characters and halves of characters, which no answer can carry. */
    private static final Pattern NO_CHARACTER = Pattern.compile("[\\p{Cc}\\p{Cs}]");

    public Fault {
        value = shown(value);
    }

    public static Fault of(String field, String code, String value) {
        return of(field, code, value, Map.of());
    }

    /** The facts are put into the texts, which belong to the code, as is the value. */
    public static Fault of(String field, String code, String value, Map<String, ?> facts) {
        String key = "fault." + code.toLowerCase(Locale.ROOT).replace('_', '-');
        Map<String, Object> all = new HashMap<>(facts);
        all.put("value", shown(value));
        return new Fault(field, code, value, Texts.english(key, all), Texts.chinese(key, all));
    }

    Violation told() {
        return new Violation(field, code, value, text, textZh);
    }

    /** As much as helps to find it; that there is more is seen. */
    private static String shown(String value) {
        if (value == null) {
            return "";
        }
        String begin = value.codePointCount(0, value.length()) > LONGEST_VALUE
                ? value.substring(0, value.offsetByCodePoints(0, LONGEST_VALUE)) + "…"
                : value;
        return NO_CHARACTER.matcher(begin).replaceAll("\uFFFD");
    }
}
