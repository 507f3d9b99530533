package org.gendan.kernel.rule;

import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

/**
 * What people read, in English and Chinese, by its code: the bundle {@code texts} of the service, then the kernel's.
 * Facts are put in by name, {@code {shortfall}}.
 */
public final class Texts {
    private static final String[] BUNDLES = {"texts", "office-texts", "kernel-texts"};
    /** Without it a missing Chinese text would fall back to the machine's own language. */
    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private Texts() {}

    public static String english(String code, Map<String, ?> facts) {
        return text(code, Locale.ROOT, facts);
    }

    public static String chinese(String code, Map<String, ?> facts) {
        return text(code, Locale.CHINESE, facts);
    }

    private static String text(String code, Locale locale, Map<String, ?> facts) {
        for (String bundle : BUNDLES) {
            try {
                String text = ResourceBundle.getBundle(
                                bundle, locale, Thread.currentThread().getContextClassLoader(), NO_FALLBACK)
                        .getString(code);
                return fill(text, facts);
            } catch (MissingResourceException elsewhere) {
                continue;
            }
        }
        return code;
    }

    private static String fill(String text, Map<String, ?> facts) {
        String filled = text;
        for (Map.Entry<String, ?> fact : facts.entrySet()) {
            filled = filled.replace("{" + fact.getKey() + "}", String.valueOf(fact.getValue()));
        }
        return filled;
    }
}
