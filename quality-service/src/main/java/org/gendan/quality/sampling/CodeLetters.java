package org.gendan.quality.sampling;

import java.util.ArrayList;
import java.util.List;

/** Table 1 of the standard: the code letter of a lot by its size and the inspection level. */
record CodeLetters(List<Range> ranges) {
    /** The standard samples from two pieces on. */
    static final int SMALLEST_LOT = 2;

    /** Lots from one size to another, both included, with a letter for each level; the last range has no end. */
    record Range(int from, int to, List<String> letters) {
        String letter(InspectionLevel level) {
            return letters.get(level.ordinal());
        }

        String english() {
            return to == Integer.MAX_VALUE ? from + " and over" : from + " to " + to;
        }

        String chinese() {
            return to == Integer.MAX_VALUE ? from + " 及以上" : from + "～" + to;
        }
    }

    static CodeLetters read(Sheet sheet) {
        List<List<String>> rows = sheet.rows();
        List<Range> ranges = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            int from = Integer.parseInt(rows.get(i).getFirst());
            int to = i + 1 < rows.size() ? Integer.parseInt(rows.get(i + 1).getFirst()) - 1 : Integer.MAX_VALUE;
            ranges.add(new Range(from, to, rows.get(i).subList(1, rows.get(i).size())));
        }
        return new CodeLetters(List.copyOf(ranges));
    }

    Range of(int lotSize) {
        return ranges.reversed().stream()
                .filter(range -> lotSize >= range.from())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no lot of " + lotSize + " in Table 1"));
    }
}
