package org.gendan.quality.sampling;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A table of the standard as it was copied out, row by row; lines that begin with # explain it. */
record Sheet(List<String> header, List<List<String>> rows) {

    static Sheet of(String table) {
        try (InputStream file = Sheet.class.getResourceAsStream("/iso-2859-1-1999/" + table + ".txt")) {
            if (file == null) {
                throw new IllegalStateException("the standard's " + table + " is missing");
            }
            List<List<String>> lines = new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> List.of(line.strip().split("\\s+")))
                    .toList();
            return new Sheet(lines.getFirst(), lines.subList(1, lines.size()));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
