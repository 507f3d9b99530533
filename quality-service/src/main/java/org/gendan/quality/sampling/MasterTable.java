package org.gendan.quality.sampling;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/** One of the standard's Tables 2-A to 2-C: the single sampling plans of one severity, by code letter and AQL. */
record MasterTable(String name, String english, String chinese, List<BigDecimal> aqls, List<Row> rows) {
    private static final String DOWN = "↓";
    private static final String UP = "↑";

    /** A code letter with its sample size and, for each AQL, an accept number or an arrow. */
    record Row(String letter, int sampleSize, List<String> cells) {
        Optional<Integer> acceptNumber(int column) {
            String cell = cells.get(column);
            return Character.isDigit(cell.charAt(0)) ? Optional.of(Integer.valueOf(cell)) : Optional.empty();
        }
    }

    static MasterTable read(String name, String english, String chinese) {
        Sheet sheet = Sheet.of("table-" + name.toLowerCase(Locale.ROOT));
        return new MasterTable(
                name,
                english,
                chinese,
                sheet.header().stream().skip(2).map(BigDecimal::new).toList(),
                sheet.rows().stream()
                        .map(row -> new Row(row.get(0), Integer.parseInt(row.get(1)), row.subList(2, row.size())))
                        .toList());
    }

    /** Whatever its scale: 2.5 and 2.50 are the same AQL. */
    Optional<Integer> column(BigDecimal aql) {
        return IntStream.range(0, aqls.size())
                .filter(column -> aqls.get(column).compareTo(aql) == 0)
                .boxed()
                .findAny();
    }

    /** The row with the plan of this letter: its own, or the first with a plan in the direction of its arrow (§10.3). */
    Row effective(String letter, int column) {
        int row = IntStream.range(0, rows.size())
                .filter(at -> rows.get(at).letter().equals(letter))
                .findAny()
                .orElseThrow(() -> new IllegalArgumentException("no code letter " + letter + " in Table " + name));
        int step = step(rows.get(row).cells().get(column));
        while (rows.get(row).acceptNumber(column).isEmpty()) {
            row += step;
        }
        return rows.get(row);
    }

    private int step(String cell) {
        return switch (cell) {
            case DOWN -> 1;
            case UP -> -1;
            default -> {
                if (!Character.isDigit(cell.charAt(0))) {
                    throw new IllegalArgumentException("an empty cell of Table " + name);
                }
                yield 0;
            }
        };
    }
}
