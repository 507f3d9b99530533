package org.gendan.office.sheet;

import java.util.List;

/** Takes rows of an import, in the transaction that also notes how far it is. */
@FunctionalInterface
public interface Taking<I extends Import, R> {

    /** What became of rows: new ones, new ones that mean nothing here, those that are there already, and those that cannot be. */
    record Taken(int booked, int ignored, int duplicates, List<Row.Rejected<?>> rejected) {
        public Taken {
            rejected = List.copyOf(rejected);
        }
    }

    Taken take(I accepted, List<Row.Read<R>> rows);
}
