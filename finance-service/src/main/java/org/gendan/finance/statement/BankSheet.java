package org.gendan.finance.statement;

import org.gendan.office.sheet.Line;
import org.gendan.office.sheet.Sheet;

/** A statement as a table; banks name their columns in Chinese or English and put titles above them. */
final class BankSheet {
    /** How far down the header may stand. */
    private static final int HEADER_WITHIN = 20;

    private BankSheet() {}

    static Sheet<StatementLine> of(Defaults defaults) {
        Sheet<StatementLine> sheet = Sheet.of(line -> text(line, defaults).read())
                .headedBy(HEADER_WITHIN, "date 日期", "bookedOn")
                .column("bankAccount", "account", "accountnumber", "iban", "账号", "本方账号", "账户", "卡号")
                .day("bookedOn", "bookingdate", "date", "交易日期", "记账日期", "入账日期", "日期", "交易时间")
                .column("amount", "金额", "交易金额", "发生额")
                .column("credit", "creditamount", "贷方金额", "贷方发生额", "收入", "收入金额")
                .column("debit", "debitamount", "借方金额", "借方发生额", "支出", "支出金额")
                .column("currency", "币种", "币别", "货币")
                .column("direction", "creditdebit", "借贷标志", "借贷", "收支")
                .column("payer", "payername", "counterparty", "对方户名", "对方名称", "付款人", "付款人名称", "交易对方")
                .column("text", "remittance", "remittanceinformation", "description", "摘要", "附言", "备注", "用途")
                .column("transactionId", "bankserial", "serial", "流水号", "交易流水号", "银行流水号")
                .requires("amount 金额", "amount", "credit");
        if (defaults.bankAccount() == null) {
            sheet = sheet.requires("bankAccount 账号", "bankAccount");
        }
        return defaults.currency() == null ? sheet.requires("currency 币种", "currency") : sheet;
    }

    private static LineText text(Line line, Defaults defaults) {
        return new LineText(
                orElse(line.text("bankAccount"), defaults.bankAccount()),
                line.text("bookedOn"),
                line.text("amount"),
                line.text("credit"),
                line.text("debit"),
                orElse(line.text("currency"), defaults.currency()),
                line.text("direction"),
                line.text("payer"),
                line.text("text"),
                line.text("transactionId"));
    }

    private static String orElse(String stated, String otherwise) {
        return stated.isEmpty() && otherwise != null ? otherwise : stated;
    }
}
