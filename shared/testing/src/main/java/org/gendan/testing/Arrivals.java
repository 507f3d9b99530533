package org.gendan.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The ways in which facts from several sources can arrive: each source keeps its own order, between them there is none. */
public final class Arrivals {
    private Arrivals() {}

    /** Every way, each once; the facts of one source stand in one list. */
    @SafeVarargs
    public static <T> Stream<List<T>> of(List<T>... sources) {
        List<List<T>> each = new ArrayList<>();
        for (List<T> source : sources) {
            each.add(source);
        }
        return ways(each).stream();
    }

    private static <T> List<List<T>> ways(List<List<T>> sources) {
        List<List<T>> ways = new ArrayList<>();
        for (int i = 0; i < sources.size(); i++) {
            List<T> source = sources.get(i);
            if (!source.isEmpty()) {
                List<List<T>> rest = new ArrayList<>(sources);
                rest.set(i, source.subList(1, source.size()));
                ways(rest).forEach(after -> {
                    List<T> way = new ArrayList<>(List.of(source.getFirst()));
                    way.addAll(after);
                    ways.add(way);
                });
            }
        }
        return ways.isEmpty() ? List.of(List.of()) : ways;
    }
}
