package org.gendan.contracts;

/** What a client of the former contract meets with in the present one: where, as {@code changes.md} has to name it, and what. */
public record Break(String place, String what) {
    @Override
    public String toString() {
        return "`" + place + "`: " + what;
    }
}
