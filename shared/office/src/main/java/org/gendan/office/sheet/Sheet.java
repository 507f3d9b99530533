package org.gendan.office.sheet;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.gendan.office.sheet.RowReader.Sink;
import org.gendan.office.sheet.Table.Cells;

/**
 * A table that people hand in, as a spreadsheet or as CSV: which columns it has, by the names that they bear in Chinese and
 * English and in whatever order, and what a row of it is read as. Titles may stand above the header.
 */
public final class Sheet<R> {
    private final Reading<R> reading;
    private final Map<String, Column> columns = new LinkedHashMap<>();
    private final List<Need> needs = new ArrayList<>();
    private UnaryOperator<String> naming = Sheet::withoutUnit;
    private Need header = new Need("", List.of());
    private int headerWithin = 1;
    private int mostRows = Integer.MAX_VALUE;

    /** What a row is read as; flawed as it throws, or by what it said of its line. */
    @FunctionalInterface
    public interface Reading<R> {
        R read(Line line) throws Flawed;
    }

    /** One of these columns has to be there; shown: how people are told so. */
    private record Need(String shown, List<String> oneOf) {
        boolean isMet(Map<String, List<Integer>> places) {
            return oneOf.stream().anyMatch(places::containsKey);
        }
    }

    private Sheet(Reading<R> reading) {
        this.reading = reading;
    }

    public static <R> Sheet<R> of(Reading<R> reading) {
        return new Sheet<>(reading);
    }

    /** A column that may be headed by its name or any of these, in lower case and without spaces. */
    public Sheet<R> column(String name, String... aliases) {
        return column(name, false, aliases);
    }

    /** A column of days, which a spreadsheet keeps as numbers. */
    public Sheet<R> day(String name, String... aliases) {
        return column(name, true, aliases);
    }

    /** The header is the first row that has one of these columns, so far down at most; without this it is the first row. */
    public Sheet<R> headedBy(int within, String shown, String... oneOf) {
        headerWithin = within;
        header = new Need(shown, List.of(oneOf));
        return this;
    }

    /** Without any of these columns the file as a whole is flawed. */
    public Sheet<R> requires(String shown, String... oneOf) {
        needs.add(new Need(shown, List.of(oneOf)));
        return this;
    }

    /** How what stands in the header is made comparable with the names of columns, beside its case. */
    public Sheet<R> naming(UnaryOperator<String> shortened) {
        naming = shortened;
        return this;
    }

    /** With more rows than so many below the header, blank ones counted, the file as a whole is flawed. */
    public Sheet<R> atMost(int rows) {
        mostRows = rows;
        return this;
    }

    public RowReader<R> in(Format format) {
        return (content, sink) -> {
            Pass pass = new Pass(sink);
            format.table().read(content, pass::take);
            pass.end();
        };
    }

    private Sheet<R> column(String name, boolean isDay, String... aliases) {
        Set<String> names = new HashSet<>(Arrays.asList(aliases));
        names.add(name.toLowerCase(Locale.ROOT));
        columns.put(name, new Column(name, names, isDay));
        return this;
    }

    private static String withoutUnit(String header) {
        return header.replaceAll("[(（].*", "").replaceAll("[\\s_\\-/]+", "");
    }

    /** One reading of a file. */
    private final class Pass {
        private final Sink<R> sink;
        private Map<String, List<Integer>> places;
        private int above;
        private int below;

        Pass(Sink<R> sink) {
            this.sink = sink;
        }

        boolean take(Cells cells) throws Flawed {
            if (places == null) {
                return isHeader(cells) || ++above < headerWithin;
            }
            if (++below > mostRows) {
                throw new Flawed(Flaw.ROWS, String.valueOf(mostRows));
            }
            return cells.isBlank() || sink.take(read(new Line(cells, places, columns)));
        }

        void end() throws Flawed {
            if (places == null) {
                throw header.oneOf().isEmpty() ? new Flawed(Flaw.EMPTY, "") : new Flawed(Flaw.COLUMN, header.shown());
            }
        }

        private boolean isHeader(Cells cells) throws Flawed {
            Map<String, List<Integer>> found = new HashMap<>();
            for (int place = 0; place < cells.width(); place++) {
                String name = naming.apply(CellText.clean(cells.text(place))).toLowerCase(Locale.ROOT);
                for (Column column : columns.values()) {
                    if (column.names().contains(name)) {
                        found.computeIfAbsent(column.name(), _ -> new ArrayList<>())
                                .add(place);
                    }
                }
            }
            if (!header.oneOf().isEmpty() && !header.isMet(found)) {
                return false;
            }
            List<Flaw> missing = needs.stream()
                    .filter(need -> !need.isMet(found))
                    .map(need -> new Flaw(cells.number(), need.shown(), Flaw.COLUMN, need.shown(), Map.of()))
                    .toList();
            if (!missing.isEmpty()) {
                throw new Flawed(missing);
            }
            places = found;
            return true;
        }

        private Row<R> read(Line line) {
            Row<R> row = Row.of(line.number(), () -> reading.read(line));
            if (line.flaws().isEmpty()) {
                return row;
            }
            List<Flaw> all = new ArrayList<>(line.flaws());
            if (row instanceof Row.Rejected<R>(int _, List<Flaw> thrown)) {
                all.addAll(thrown);
            }
            return new Row.Rejected<>(line.number(), all);
        }
    }
}
