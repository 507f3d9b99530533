package org.gendan.office.sheet;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.gendan.office.sheet.Table.Cells;

/** One row of a table, its cells by the names of their columns. */
public final class Line {
    private final Cells cells;
    private final Map<String, List<Integer>> places;
    private final Map<String, Column> columns;
    private final List<Flaw> flaws = new ArrayList<>();

    Line(Cells cells, Map<String, List<Integer>> places, Map<String, Column> columns) {
        this.cells = cells;
        this.places = places;
        this.columns = columns;
    }

    public int number() {
        return cells.number();
    }

    /** What stands in a column, cleaned; in all of them, where several have its name. Empty where none has. */
    public String text(String column) {
        boolean isDay = columns.get(column).isDay();
        return places.getOrDefault(column, List.of()).stream()
                .map(place -> CellText.clean(isDay ? cells.day(place) : cells.text(place)))
                .filter(cell -> !cell.isEmpty())
                .collect(Collectors.joining(" "));
    }

    /** What stands in the last column of that name as it stands there, line breaks and all. */
    public String raw(String column) {
        List<Integer> all = places.getOrDefault(column, List.of());
        return all.isEmpty() ? "" : cells.text(all.getLast());
    }

    /** Whether a formula has failed there. */
    public boolean isError(String column) {
        List<Integer> all = places.getOrDefault(column, List.of());
        return !all.isEmpty() && cells.isError(all.getLast());
    }

    /** Says what is wrong with a cell, and goes on, so that all that is wrong with the row is told at once. */
    public void wrong(String column, String code, String value, Map<String, ?> facts) {
        flaws.add(new Flaw(number(), column, code, value, facts));
    }

    List<Flaw> flaws() {
        return flaws;
    }
}
