package org.gendan.order.fulfilment;

/**
 * What is known to be made of an order line, in sets: produced is what came through the furthest process, cutting included,
 * over all its work assignments; shipped is what is on a vehicle or has left; returned is what of that came back.
 */
public record Output(int produced, int packed, int shipped, int returned) {
    static final Output NONE = new Output(0, 0, 0, 0);

    /** What the line keeps: all that is made of it, but for what the customer gave back and need not take again. */
    public int atLeast() {
        return Math.max(0, Math.max(produced, Math.max(packed, shipped)) - returned);
    }

    Output plus(Output other) {
        return new Output(
                produced + other.produced, packed + other.packed, shipped + other.shipped, returned + other.returned);
    }
}
