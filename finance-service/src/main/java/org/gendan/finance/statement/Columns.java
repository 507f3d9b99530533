package org.gendan.finance.statement;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.gendan.finance.statement.StatementReader.Defaults;

/** Where a table has what, told by its header; banks name their columns in Chinese or English and put titles above them. */
final class Columns {
    /** How far down the header may stand. */
    static final int HEADER_WITHIN = 20;

    private enum Column {
        BANK_ACCOUNT("bankaccount", "account", "accountnumber", "iban", "账号", "本方账号", "账户", "卡号"),
        BOOKED_ON("bookedon", "bookingdate", "date", "交易日期", "记账日期", "入账日期", "日期", "交易时间"),
        AMOUNT("amount", "金额", "交易金额", "发生额"),
        CREDIT("credit", "creditamount", "贷方金额", "贷方发生额", "收入", "收入金额"),
        DEBIT("debit", "debitamount", "借方金额", "借方发生额", "支出", "支出金额"),
        CURRENCY("currency", "币种", "币别", "货币"),
        DIRECTION("direction", "creditdebit", "借贷标志", "借贷", "收支"),
        PAYER("payer", "payername", "counterparty", "对方户名", "对方名称", "付款人", "付款人名称", "交易对方"),
        TEXT("text", "remittance", "remittanceinformation", "description", "摘要", "附言", "备注", "用途"),
        TRANSACTION_ID("transactionid", "bankserial", "serial", "流水号", "交易流水号", "银行流水号");

        private final Set<String> names;

        Column(String... names) {
            this.names = Set.of(names);
        }
    }

    private final Map<Column, List<Integer>> places = new EnumMap<>(Column.class);

    private Columns() {}

    /** The columns of a header; empty where the row names no date, and so is a title above it. */
    static Optional<Columns> of(List<String> header) {
        Columns columns = new Columns();
        for (int place = 0; place < header.size(); place++) {
            String name = header.get(place).replaceAll("[(（].*", "").replaceAll("[\\s_\\-/]+", "");
            for (Column column : Column.values()) {
                if (column.names.contains(name.toLowerCase(Locale.ROOT))) {
                    columns.places
                            .computeIfAbsent(column, _ -> new ArrayList<>())
                            .add(place);
                }
            }
        }
        return columns.has(Column.BOOKED_ON) ? Optional.of(columns) : Optional.empty();
    }

    void require(Defaults defaults) throws Flawed {
        if (!has(Column.AMOUNT) && !has(Column.CREDIT)) {
            throw new Flawed(Flaw.COLUMN, "amount 金额");
        }
        if (!has(Column.BANK_ACCOUNT) && defaults.bankAccount() == null) {
            throw new Flawed(Flaw.COLUMN, "bankAccount 账号");
        }
        if (!has(Column.CURRENCY) && defaults.currency() == null) {
            throw new Flawed(Flaw.COLUMN, "currency 币种");
        }
    }

    boolean isDate(int place) {
        return places.get(Column.BOOKED_ON).contains(place);
    }

    LineText line(IntFunction<String> cells, Defaults defaults) {
        return new LineText(
                orElse(at(Column.BANK_ACCOUNT, cells), defaults.bankAccount()),
                at(Column.BOOKED_ON, cells),
                at(Column.AMOUNT, cells),
                at(Column.CREDIT, cells),
                at(Column.DEBIT, cells),
                orElse(at(Column.CURRENCY, cells), defaults.currency()),
                at(Column.DIRECTION, cells),
                at(Column.PAYER, cells),
                at(Column.TEXT, cells),
                at(Column.TRANSACTION_ID, cells));
    }

    private boolean has(Column column) {
        return places.containsKey(column);
    }

    private String at(Column column, IntFunction<String> cells) {
        return places.getOrDefault(column, List.of()).stream()
                .map(cells::apply)
                .filter(cell -> !cell.isEmpty())
                .collect(Collectors.joining(" "));
    }

    private static String orElse(String stated, String otherwise) {
        return stated.isEmpty() && otherwise != null ? otherwise : stated;
    }
}
