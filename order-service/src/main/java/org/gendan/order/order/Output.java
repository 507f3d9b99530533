package org.gendan.order.order;

/**
 * What is known to be made of an order line, in sets: produced is what came through the furthest process, cutting included,
 * over all its work assignments; shipped is what is on a vehicle or has left.
 */
record Output(int produced, int packed, int shipped) {
    static final Output NONE = new Output(0, 0, 0);

    int atLeast() {
        return Math.max(produced, Math.max(packed, shipped));
    }

    Output plus(Output other) {
        return new Output(produced + other.produced, packed + other.packed, shipped + other.shipped);
    }
}
