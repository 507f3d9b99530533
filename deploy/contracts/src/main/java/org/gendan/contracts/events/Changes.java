package org.gendan.contracts.events;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.gendan.contracts.events.Compatibility.Break;

/**
 * What was broken on purpose before the first release: each line of the table in {@code changes.md} names a document and a
 * member of it in backquotes, and says what, why and what a client does.
 */
final class Changes {
    private static final int CELLS = 5;

    private record Line(List<String> cells) {
        static Line of(String line) {
            return new Line(Stream.of(line.substring(1).split("\\|", -1))
                    .map(String::strip)
                    .toList());
        }

        boolean isWhole() {
            return cells.size() > CELLS && cells.subList(0, CELLS).stream().noneMatch(String::isEmpty);
        }

        boolean isAbout(Break found) {
            return cells.getFirst().contains("`" + found.document() + "`")
                    && (found.member().isEmpty() || cells.get(1).contains("`" + found.member() + "`"));
        }
    }

    private final List<Line> lines;

    private Changes(List<Line> lines) {
        this.lines = lines;
    }

    static Changes of(Path contracts) throws IOException {
        return of(Files.readAllLines(contracts.resolve("changes.md")));
    }

    static Changes of(List<String> lines) {
        return new Changes(lines.stream()
                .filter(line -> line.startsWith("|"))
                .map(Line::of)
                .filter(Line::isWhole)
                .toList());
    }

    /** Whether a line says it. */
    boolean tell(Break found) {
        return lines.stream().anyMatch(line -> line.isAbout(found));
    }
}
