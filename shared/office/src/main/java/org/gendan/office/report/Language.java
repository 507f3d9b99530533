package org.gendan.office.report;

import java.util.Map;
import org.gendan.kernel.rule.Texts;

/** In which language a report is written for a recipient. */
public enum Language {
    ZH,
    EN,
    BOTH;

    /** The text of a code; in both languages, Chinese and English on the same line. */
    public String say(String code, Map<String, ?> facts) {
        return switch (this) {
            case ZH -> Texts.chinese(code, facts);
            case EN -> Texts.english(code, facts);
            case BOTH -> Texts.chinese(code, facts) + " · " + Texts.english(code, facts);
        };
    }
}
