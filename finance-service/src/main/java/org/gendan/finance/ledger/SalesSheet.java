package org.gendan.finance.ledger;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.gendan.finance.journal.LedgerAccount;
import org.gendan.finance.receivable.Position;
import org.gendan.language.Money;

/** The sales ledger as a spreadsheet, headed in Chinese and English. What a person typed never becomes a formula in it. */
final class SalesSheet implements Closeable {
    private static final List<String> HEADS = List.of(
            "订单号 Order",
            "客户 Customer",
            "跟单员 Merchandiser",
            "业务员 Salesperson",
            "版本 Revision",
            "货物 Goods",
            "数量 Quantity",
            "已出货数量 Shipped quantity",
            "币种 Currency",
            "货款 Goods amount",
            "费用 Charges",
            "总额 Total",
            "订金 Deposit",
            "余款 Balance",
            "已收 Received",
            "豁免 Waived",
            "已出货金额 Shipped (invoiced)",
            "未收 Outstanding",
            "多收 Surplus");

    private final Workbook book;
    private final Worksheet sheet;
    private int rows;

    SalesSheet(LocalDate day, OutputStream out) {
        this.book = new Workbook(out, "Gendan", "1.0");
        this.sheet = book.newWorksheet("台帐 " + day);
        for (int column = 0; column < HEADS.size(); column++) {
            sheet.value(0, column, HEADS.get(column));
            sheet.width(column, 18);
        }
        sheet.freezePane(1, 1);
    }

    /** They go out at once, and none is kept. */
    void add(List<OrderAccount> more) throws IOException {
        for (OrderAccount order : more) {
            write(sheet, ++rows, order);
        }
        sheet.flush();
    }

    @Override
    public void close() throws IOException {
        book.close();
    }

    private static void write(Worksheet sheet, int row, OrderAccount order) {
        Position position = order.position();
        List<String> texts =
                List.of(order.orderNumber(), text(order.customerName()), order.merchandiser(), order.salesperson());
        for (int column = 0; column < texts.size(); column++) {
            // As a value the library would keep each text to the end.
            sheet.inlineString(row, column, harmless(texts.get(column)));
        }
        sheet.value(row, 4, position.agreed().revision());
        sheet.inlineString(row, 5, harmless(text(order.goodsText())));
        sheet.value(row, 6, order.pieces());
        sheet.value(row, 7, order.piecesShipped());
        sheet.value(row, 8, position.total().currency().getCurrencyCode());
        List<Money> amounts = List.of(
                position.agreed().goods(),
                order.charges(),
                position.total(),
                position.deposit(),
                position.balance(),
                position.held(),
                position.waived(),
                position.balances().credit(LedgerAccount.REVENUE),
                position.open(),
                position.surplus());
        for (int i = 0; i < amounts.size(); i++) {
            Money amount = amounts.get(i);
            int decimals = amount.currency().getDefaultFractionDigits();
            sheet.value(row, 9 + i, amount.amount());
            sheet.style(row, 9 + i)
                    .format(decimals == 0 ? "#,##0" : "#,##0." + "0".repeat(decimals))
                    .set();
        }
    }

    private static String text(String stated) {
        return stated == null ? "" : stated;
    }

    /** A spreadsheet takes a text that begins like this for a formula, at the latest when it is saved as CSV. */
    static String harmless(String text) {
        return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
