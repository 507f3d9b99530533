package org.gendan.finance.statement;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.gendan.office.sheet.CellText;
import org.gendan.office.sheet.Row;

/**
 * One entry of a camt.053: a booking, or a batch of payments that the bank booked in one sum. A batch is one line per
 * payment where the payments come to what was booked, and one line otherwise.
 */
final class CamtEntry {
    /** Says to whoever matches it that a booking was undone: a payment that bounced, or one of ours that came back. */
    private static final String REVERSAL = "冲正 Reversal: ";

    private final int number;
    private final Part whole = new Part();
    private final List<Part> payments = new ArrayList<>();
    private String status = "";
    private String bookedOn = "";
    private boolean takesBack;

    /** What an entry says of itself, or of one of its payments. */
    private static final class Part {
        private String amount = "";
        private String currency = "";
        private String direction = "";
        private String reference = "";
        private String payer = "";
        private String payee = "";
        private String text = "";
    }

    CamtEntry(int number) {
        this.number = number;
    }

    /** An element below the entry begins; its currency may be null. */
    void begin(String path, String currency) {
        switch (path) {
            case "NtryDtls/TxDtls" -> payments.add(new Part());
            case "Amt" -> whole.currency = CellText.clean(currency);
            case "NtryDtls/TxDtls/Amt" -> payments.getLast().currency = CellText.clean(currency);
            case "NtryDtls/TxDtls/AmtDtls/TxAmt/Amt" -> {
                if (payments.getLast().amount.isEmpty()) {
                    payments.getLast().currency = CellText.clean(currency);
                }
            }
            default -> {
                // only amounts have one
            }
        }
    }

    void end(String path, String value) {
        switch (path) {
            case "Amt" -> whole.amount = value;
            case "CdtDbtInd" -> whole.direction = value;
            case "Sts", "Sts/Cd" -> status = value.isEmpty() ? status : value;
            case "RvslInd" -> takesBack = "true".equals(value) || "1".equals(value);
            case "BookgDt/Dt", "BookgDt/DtTm" -> bookedOn = value;
            case "AcctSvcrRef" -> whole.reference = value;
            case "AddtlNtryInf" -> whole.text = value;
            default -> {
                if (path.startsWith("NtryDtls/TxDtls/")) {
                    payment(path.substring("NtryDtls/TxDtls/".length()), value, payments.getLast());
                }
            }
        }
    }

    private static void payment(String path, String value, Part payment) {
        switch (path) {
            case "Amt" -> payment.amount = value;
            case "AmtDtls/TxAmt/Amt" -> payment.amount = payment.amount.isEmpty() ? value : payment.amount;
            case "CdtDbtInd" -> payment.direction = value;
            case "Refs/AcctSvcrRef" -> payment.reference = value;
            case "RltdPties/Dbtr/Nm", "RltdPties/Dbtr/Pty/Nm" -> payment.payer = value;
            case "RltdPties/Cdtr/Nm", "RltdPties/Cdtr/Pty/Nm" -> payment.payee = value;
            case "RmtInf/Ustrd", "RmtInf/Strd/CdtrRefInf/Ref" -> payment.text = (payment.text + " " + value).strip();
            default -> {
                // the rest does not tell payments apart
            }
        }
    }

    List<Row<StatementLine>> rows(String account, String accountCurrency) {
        if (!status.isEmpty() && !"BOOK".equals(status)) {
            return List.of(Row.of(number, () -> {
                throw StatementFlaw.PENDING.with(status);
            }));
        }
        if (payments.size() > 1 && paymentsComeToTheWhole()) {
            return IntStream.range(0, payments.size())
                    .mapToObj(n -> row(account, accountCurrency, payments.get(n), ofBatch(payments.get(n), n + 1)))
                    .toList();
        }
        Part one = payments.isEmpty() ? whole : payments.getFirst();
        Part line = new Part();
        line.amount = whole.amount;
        line.currency = whole.currency;
        line.direction = whole.direction;
        line.payer = one.payer;
        line.payee = one.payee;
        line.text = one.text.isEmpty() ? whole.text : one.text;
        String reference =
                whole.reference.isEmpty() && payments.size() == 1 ? payments.getFirst().reference : whole.reference;
        return List.of(row(account, accountCurrency, line, reference));
    }

    /** Banks repeat one reference in all payments of a batch; the place in it tells them apart. */
    private String ofBatch(Part payment, int place) {
        String reference = whole.reference.isEmpty() ? payment.reference : whole.reference;
        return reference.isEmpty() ? "" : reference + "/" + place;
    }

    private Row<StatementLine> row(String account, String accountCurrency, Part part, String reference) {
        String direction = part.direction.isEmpty() ? whole.direction : part.direction;
        LineText line = new LineText(
                account,
                bookedOn,
                part.amount,
                "",
                "",
                part.currency.isEmpty() ? accountCurrency : part.currency,
                direction,
                "DBIT".equals(direction) ? part.payee : part.payer,
                takesBack ? REVERSAL + part.text : part.text,
                reference);
        return Row.of(number, line::read);
    }

    private boolean paymentsComeToTheWhole() {
        Predicate<Part> same = part -> part.currency.equals(whole.currency)
                && (part.direction.isEmpty() || part.direction.equals(whole.direction));
        if (!payments.stream().allMatch(same)) {
            return false;
        }
        try {
            BigDecimal sum = payments.stream()
                    .map(payment -> new BigDecimal(payment.amount))
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            return sum.compareTo(new BigDecimal(whole.amount)) == 0;
        } catch (NumberFormatException notANumber) {
            return false;
        }
    }
}
