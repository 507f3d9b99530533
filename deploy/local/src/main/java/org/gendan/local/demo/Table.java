package org.gendan.local.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A paper in columns: comma-separated, the first row names them. */
final class Table {

    private Table() {}

    static List<Map<String, String>> read(Path file) {
        try {
            var lines = Files.readAllLines(file).stream()
                    .filter(line -> !line.isBlank())
                    .map(line -> line.split(",", -1))
                    .toList();
            var names = lines.getFirst();
            return lines.stream().skip(1).map(line -> row(names, line)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> row(String[] names, String[] values) {
        var row = new HashMap<String, String>();
        for (var i = 0; i < names.length; i++) {
            row.put(names[i].strip(), values[i].strip());
        }
        return row;
    }
}
