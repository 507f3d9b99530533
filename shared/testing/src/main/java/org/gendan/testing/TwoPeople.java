package org.gendan.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The table of the commands that confirm what somebody else stated, in the README of the whole: each is refused to who stated
 * it, by the aggregate and by a constraint of its table, and no such constraint stands there that the table does not name.
 */
public final class TwoPeople {
    private static final String HEADING = "## Two people";
    private static final Pattern CONSTRAINT = Pattern.compile("`(\\w+_four_eyes\\w*)`");

    private TwoPeople() {}

    /** Holds the constraints of the service's tables against the rows of that service. */
    public static void areAskedFor(String service) {
        Set<String> named = rows().stream()
                .filter(row -> row.startsWith("| " + service + " |"))
                .flatMap(row -> CONSTRAINT.matcher(row).results())
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        String kept = Rows.value("""
                select coalesce(string_agg(conname, ' ' order by conname), '') from pg_constraint
                where contype = 'c' and conname like ?""", "%\\_four\\_eyes%");
        assertEquals(String.join(" ", named), kept, "what " + HEADING + " of the README says of " + service);
    }

    private static List<String> rows() {
        try {
            return Files.readAllLines(Path.of("..", "README.md")).stream()
                    .dropWhile(line -> !line.equals(HEADING))
                    .skip(1)
                    .takeWhile(line -> !line.startsWith("## "))
                    .filter(line -> line.startsWith("|"))
                    .toList();
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
