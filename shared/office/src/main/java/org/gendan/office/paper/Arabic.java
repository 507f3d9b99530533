package org.gendan.office.paper;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;

/**
 * Arabic letters as they join: each has up to four forms, by whether its neighbours join it. Unicode has them as characters
 * of their own (Arabic Presentation Forms A and B), in the order isolated, final, initial, medial.
 */
final class Arabic {
    private static final int FINAL = 1;
    private static final int INITIAL = 2;
    private static final int MEDIAL = 3;
    private static final char LAM = '\u0644';
    private static final char STRETCH = '\u0640';

    /** By letter, or by lam and alef which become one. */
    private static final Map<String, StringBuilder> FORMS = new HashMap<>();

    static {
        read('\uFB50', '\uFBB1');
        read('\uFBFC', '\uFBFF');
        read('\uFE80', '\uFEFC');
    }

    private Arabic() {}

    private static void read(char from, char to) {
        for (char form = from; form <= to; form++) {
            String letters = Normalizer.normalize(String.valueOf(form), Normalizer.Form.NFKC);
            FORMS.computeIfAbsent(letters, _ -> new StringBuilder()).append(form);
        }
    }

    /** In logical order still. */
    static String joined(String text) {
        StringBuilder joined = new StringBuilder(text.length());
        for (int at = 0; at < text.length(); at++) {
            boolean withNext =
                    text.charAt(at) == LAM && at + 1 < text.length() && FORMS.containsKey(text.substring(at, at + 2));
            String letters = text.substring(at, at + (withNext ? 2 : 1));
            StringBuilder forms = FORMS.get(letters);
            if (forms == null) {
                joined.append(letters);
                continue;
            }
            boolean before = joinsForward(neighbour(text, at, -1));
            boolean after = forms.length() > INITIAL && joinsBackward(neighbour(text, at, 1));
            int form = before ? after ? MEDIAL : FINAL : after ? INITIAL : 0;
            joined.append(forms.charAt(Math.min(form, forms.length() - 1)));
            at += letters.length() - 1;
        }
        return joined.toString();
    }

    /** The next letter in that direction; marks above and below letters do not part them. */
    private static char neighbour(String text, int at, int step) {
        for (int next = at + step; next >= 0 && next < text.length(); next += step) {
            if (Character.getType(text.charAt(next)) != Character.NON_SPACING_MARK) {
                return text.charAt(next);
            }
        }
        return 0;
    }

    private static boolean joinsForward(char letter) {
        return letter == STRETCH
                || FORMS.getOrDefault(String.valueOf(letter), new StringBuilder())
                                .length()
                        > INITIAL;
    }

    private static boolean joinsBackward(char letter) {
        return letter == STRETCH
                || FORMS.getOrDefault(String.valueOf(letter), new StringBuilder())
                                .length()
                        > FINAL;
    }
}
