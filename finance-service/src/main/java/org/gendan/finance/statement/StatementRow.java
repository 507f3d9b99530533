package org.gendan.finance.statement;

/** One line of a file, by its number: line of the CSV, row of the sheet, entry of the camt.053; read, or flawed. */
sealed interface StatementRow {
    int number();

    record Read(int number, StatementLine line) implements StatementRow {}

    record Rejected(int number, Flaw flaw, String value) implements StatementRow {}

    /** Either, as the text can be read or not. */
    static StatementRow of(int number, LineText text) {
        try {
            return new Read(number, text.read());
        } catch (Flawed flawed) {
            return new Rejected(number, flawed.flaw(), flawed.value());
        }
    }
}
