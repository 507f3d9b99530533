package org.gendan.quality.inspection;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Which cartons are opened, at random and repeatable from the seed that is kept: at least the root of their number (rule 39). */
record CartonDraw(long seed, int cartons) {

    /** ceil(√cartons), in exact numbers. */
    int atLeast() {
        int root = (int) Math.sqrt(cartons);
        while ((long) root * root < cartons) {
            root++;
        }
        while (root > 0 && (long) (root - 1) * (root - 1) >= cartons) {
            root--;
        }
        return root;
    }

    /** The numbers of the cartons to open, from 1, in the order of the draw. */
    List<Integer> numbers() {
        List<Integer> all =
                new ArrayList<>(IntStream.rangeClosed(1, cartons).boxed().toList());
        Collections.shuffle(all, new Random(seed));
        return List.copyOf(all.subList(0, atLeast()));
    }
}
