package org.gendan.finance.statement;

import java.util.Locale;
import java.util.Map;
import org.gendan.office.sheet.Flawed;

/** Whether money came onto the account or left it. */
public enum Direction {
    CREDIT,
    DEBIT;

    private static final Map<String, Direction> WORDS = Map.ofEntries(
            Map.entry("CREDIT", CREDIT),
            Map.entry("CRDT", CREDIT),
            Map.entry("CR", CREDIT),
            Map.entry("C", CREDIT),
            Map.entry("贷", CREDIT),
            Map.entry("收入", CREDIT),
            Map.entry("DEBIT", DEBIT),
            Map.entry("DBIT", DEBIT),
            Map.entry("DR", DEBIT),
            Map.entry("D", DEBIT),
            Map.entry("借", DEBIT),
            Map.entry("支出", DEBIT));

    /** As banks write it, in a column or in camt.053. */
    static Direction of(String word) throws Flawed {
        Direction direction = WORDS.get(word.toUpperCase(Locale.ROOT));
        if (direction == null) {
            throw StatementFlaw.DIRECTION.with(word);
        }
        return direction;
    }
}
