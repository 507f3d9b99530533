package org.gendan.contracts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A break passes with a whole line that names its place, and with nothing less. */
class ChangesTest {
    private static final List<Break> FOUND = List.of(new Break("order.order-opened.v1 number", "is gone"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "| `order.order-opened.v1 number` is gone | nobody needs it | reads on |",
                "| `order.a.v1`, `order.order-opened.v1 number`: are gone | why | what |",
            })
    void aWholeLineTellsIt(String line) {
        assertEquals(List.of(), Changes.of(List.of(line)).untold(FOUND));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "| `order.order-opened.v1 numbers` is gone | nobody needs it | reads on |",
                "| `order.order-opened.v1` is gone | nobody needs it | reads on |",
                "| order.order-opened.v1 number is gone | nobody needs it | reads on |",
                "| `order.order-opened.v1 number` is gone | | reads on |",
                "| `order.order-opened.v1 number` is gone | nobody needs it |",
                "| something else | as with `order.order-opened.v1 number` | reads on |",
                "`order.order-opened.v1 number` is gone, nobody needs it, reads on",
            })
    void nothingElseDoes(String line) {
        assertEquals(FOUND, Changes.of(List.of(line)).untold(FOUND));
    }
}
