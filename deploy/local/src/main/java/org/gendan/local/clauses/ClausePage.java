package org.gendan.local.clauses;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What a test can prove, as {@code docs/clauses.md} lists it. */
record ClausePage(Map<Kind, List<String>> ids) {

    /** The lists of the page, in the order in which they are printed. */
    enum Kind {
        CLAUSES("\\| (S\\d[0-9a-z.]*) \\|"),
        RULES("- `(rule-\\d+)` "),
        BATTERY("- `(battery-R\\d+|long-[a-z-]+)` ");

        private final Pattern entry;

        Kind(String entry) {
            this.entry = Pattern.compile("^" + entry, Pattern.MULTILINE);
        }

        private List<String> idsIn(String page) {
            return entry.matcher(page).results().map(id -> id.group(1)).toList();
        }
    }

    static ClausePage read(Path file) throws IOException {
        String page = Files.readString(file);
        Map<Kind, List<String>> ids = new EnumMap<>(Kind.class);
        for (Kind kind : Kind.values()) {
            ids.put(kind, kind.idsIn(page));
        }
        return new ClausePage(ids);
    }

    boolean lists(String id) {
        return ids.values().stream().anyMatch(list -> list.contains(id));
    }
}
