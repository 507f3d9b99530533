package org.gendan.quality.figures;

/** What figures are told apart by: who made the goods, what they are, or which process went wrong. */
public enum Grouping {
    FACTORY,
    SERIES,
    PROCESS
}
