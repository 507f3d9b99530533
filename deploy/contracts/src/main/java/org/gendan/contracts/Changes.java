package org.gendan.contracts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What was broken on purpose before the first release: each line of the tables in {@code changes.md} names places in
 * backquotes and what became of them, says why, and what a client does.
 */
public final class Changes {
    private static final int CELLS = 3;

    /** The first cell of each line that says all of it. */
    private final List<String> told;

    private Changes(List<String> told) {
        this.told = told;
    }

    public static Changes of(Path root) throws IOException {
        return of(Files.readAllLines(root.resolve("deploy/contracts/changes.md")));
    }

    static Changes of(List<String> lines) {
        return new Changes(lines.stream()
                .filter(line -> line.startsWith("|"))
                .map(line -> Stream.of(line.substring(1).split("\\|"))
                        .map(String::strip)
                        .toList())
                .filter(cells -> cells.size() == CELLS && cells.stream().noneMatch(String::isEmpty))
                .map(List::getFirst)
                .toList());
    }

    /** Those that no line names. */
    public List<Break> untold(List<Break> breaks) {
        return breaks.stream()
                .filter(each -> told.stream().noneMatch(what -> what.contains("`" + each.place() + "`")))
                .toList();
    }
}
