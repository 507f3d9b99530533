package org.gendan.finance.statement;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.Set;
import org.gendan.language.Money;
import org.gendan.office.sheet.CellText;
import org.gendan.office.sheet.Flawed;

/**
 * One movement on an account, as the bank tells it. The transaction id is the bank's own and absent where the bank gives
 * none; then the content tells lines apart, together with how often it occurred on its day (rule 12).
 */
record StatementLine(
        String bankAccount,
        LocalDate bookedOn,
        Direction direction,
        Money amount,
        String payer,
        String text,
        String transactionId) {

    private static final int LONGEST_ACCOUNT = 60;
    private static final int LONGEST_TRANSACTION_ID = 90;
    private static final int LONGEST_PAYER = 200;
    private static final int LONGEST_TEXT = 1_000;
    private static final int CONTENT_DIGITS = 32;
    /** What banks write where there is no number; taken for one, all lines but the first would be lost. */
    private static final Set<String> NO_IDS = Set.of("", "NONREF", "NOTPROVIDED");

    StatementLine {
        payer = cut(CellText.clean(payer), LONGEST_PAYER);
        text = cut(CellText.clean(text), LONGEST_TEXT);
    }

    static StatementLine of(
            String bankAccount,
            LocalDate bookedOn,
            Direction direction,
            Money amount,
            String payer,
            String text,
            String transactionId)
            throws Flawed {
        String account = CellText.compact(bankAccount);
        if (account.isEmpty() || account.length() > LONGEST_ACCOUNT) {
            throw StatementFlaw.ACCOUNT.with(account);
        }
        String id = CellText.compact(transactionId);
        if (id.length() > LONGEST_TRANSACTION_ID) {
            throw StatementFlaw.TRANSACTION_ID.with(id);
        }
        if (!amount.isPositive()) {
            throw StatementFlaw.AMOUNT.with(amount.toString());
        }
        return new StatementLine(account, bookedOn, direction, amount, payer, text, NO_IDS.contains(id) ? null : id);
    }

    /** What tells it from other lines on its account: the bank's number, or the content as the n-th of its kind. */
    String serial(int occurrence) {
        return transactionId == null ? "content-%s-%d".formatted(content(), occurrence) : transactionId;
    }

    /** The same for two lines that nothing but their occurrence tells apart. */
    String content() {
        String all =
                String.join("\n", bankAccount, bookedOn.toString(), direction.name(), amount.toString(), payer, text);
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, CONTENT_DIGITS);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String cut(String text, int longest) {
        return text.length() > longest ? text.substring(0, longest) : text;
    }
}
