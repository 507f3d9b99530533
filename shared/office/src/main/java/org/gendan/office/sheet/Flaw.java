package org.gendan.office.sheet;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.gendan.kernel.rule.Texts;

/**
 * Why something in a file was not taken: in which row, counted from 1, or 0 where it is about the file; in which column, empty
 * where that is not known; what stands there. The code has a text in both languages, into which value and facts are put.
 */
public record Flaw(int row, String column, String code, String value, Map<String, ?> facts) {
    /** The header has no such column. */
    public static final String COLUMN = "COLUMN";
    /** The file is not what it seems, or breaks off. */
    public static final String UNREADABLE = "UNREADABLE";
    /** There is no row at all. */
    public static final String EMPTY = "EMPTY";
    /** There are more rows than are taken. */
    public static final String ROWS = "ROWS";
    /** It was read and cannot be taken all the same, for a reason that is no matter of the file. */
    public static final String NOT_IMPORTABLE = "NOT_IMPORTABLE";

    public static final String FORMULA = "FORMULA";
    public static final String TOO_LONG = "TOO_LONG";
    /** With the facts least and largest. */
    public static final String WHOLE_NUMBER = "WHOLE_NUMBER";

    public static final String DECIMAL = "DECIMAL";
    public static final String NEGATIVE = "NEGATIVE";
    /** With the fact problem. */
    public static final String MONEY = "MONEY";

    /** With the fact characters. */
    public static final String UNPRINTABLE = "UNPRINTABLE";

    public Flaw {
        facts = Map.copyOf(facts);
    }

    public static Flaw of(String code, String value) {
        return new Flaw(0, "", code, value, Map.of());
    }

    Flaw in(int number) {
        return row == number ? this : new Flaw(number, column, code, value, facts);
    }

    public String text() {
        return Texts.english(textCode(), all());
    }

    public String textZh() {
        return Texts.chinese(textCode(), all());
    }

    private String textCode() {
        return "flaw." + code.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private Map<String, ?> all() {
        Map<String, Object> all = new HashMap<>(facts);
        all.put("value", value);
        return all;
    }
}
