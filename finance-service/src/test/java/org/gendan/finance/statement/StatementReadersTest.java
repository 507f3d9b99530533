package org.gendan.finance.statement;

import static org.gendan.finance.statement.Statements.camt;
import static org.gendan.finance.statement.Statements.entry;
import static org.gendan.finance.statement.Statements.payment;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.gendan.finance.statement.BankLines.Arrival;
import org.gendan.office.sheet.Flaw;
import org.gendan.office.sheet.Flawed;
import org.gendan.office.sheet.Row;
import org.gendan.office.sheet.RowReader;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is read from the forms in which banks hand statements out. */
class StatementReadersTest {
    private static final Defaults NONE = new Defaults(null, null);
    private static final StatementFormat CSV = StatementFormat.CSV;

    @Test
    void aTableIsReadByItsHeaderWhateverTheBankCallsAndOrdersItsColumns() throws Exception {
        String chinese = """
                中国某银行对账单
                账号：3301 0000 5555 0815,,,

                交易日期,摘要,附言,借方发生额(元),贷方发生额（元）,对方户名,交易流水号,币种
                20261120,转账,"订金, GD-20261101-0001",,"1,234.50",华裳服饰有限公司,2026 0001,CNY
                2026/11/21,手续费,,15.00,0.00,,20260002,人民币
                """;
        assertEquals(
                List.of(
                        "5 3301 2026-11-20 CREDIT 1234.50 CNY 华裳服饰有限公司 | 转账 订金, GD-20261101-0001 | 20260001",
                        "6 3301 2026-11-21 DEBIT 15.00 CNY  | 手续费 | 20260002"),
                told(CSV, chinese.getBytes(StandardCharsets.UTF_8), new Defaults("3301", null)));

        String english = "\ufeffIBAN;Booking date;Amount;Currency;Payer;Remittance information\n"
                + "DE02 1203 0000;2026-11-20 08:15:00;-5.00;EUR;Bank;fee\n\n"
                + "DE02 1203 0000;2026.11.20;7.5;eur;Otto Versand;\n";
        assertEquals(
                List.of(
                        "2 DE0212030000 2026-11-20 DEBIT 5.00 EUR Bank | fee | null",
                        "4 DE0212030000 2026-11-20 CREDIT 7.50 EUR Otto Versand |  | null"),
                told(CSV, english.getBytes(StandardCharsets.UTF_8), NONE));
    }

    @Test
    void aSheetIsReadWithItsOwnDatesAndNumbers() throws Exception {
        byte[] sheet = Statements.sheet(List.of(
                List.of("对账单"),
                List.of("账号", "交易日期", "金额", "借贷标志", "币种", "付款人", "流水号"),
                List.of(330155550815L, LocalDate.of(2026, 11, 20), new BigDecimal("1234.5"), "贷", "CNY", "华裳", 4711),
                List.of(330155550815L, "20261121", 100, "借", "CNY", "", "4712")));

        assertEquals(
                List.of(
                        "3 330155550815 2026-11-20 CREDIT 1234.50 CNY 华裳 |  | 4711",
                        "4 330155550815 2026-11-21 DEBIT 100.00 CNY  |  | 4712"),
                told(StatementFormat.XLSX, sheet, NONE));
    }

    @Test
    void aBatchOfPaymentsIsOneLineEachWhereTheyComeToWhatWasBooked() throws Exception {
        byte[] camt = camt(
                "3301",
                entry("30.00", "CRDT", "BOOK", "REF1", payment("10.00", "甲", "A &amp; B") + payment("20.00", "乙", "C")),
                entry("30.00", "CRDT", "BOOK", "REF2", payment("10.00", "甲", "A") + payment("21.00", "乙", "C")),
                entry("5.00", "DBIT", "BOOK", "REF3", payment("5.00", "我", "D")),
                entry("8.00", "CRDT", "BOOK", null, payment("8.00", "丙", "E")),
                entry("9.00", "CRDT", "PDNG", "REF4", payment("9.00", "丁", "F")));

        assertEquals(
                List.of(
                        "1 3301 2026-11-20 CREDIT 10.00 CNY 甲 | A & B | REF1/1",
                        "1 3301 2026-11-20 CREDIT 20.00 CNY 乙 | C | REF1/2",
                        "2 3301 2026-11-20 CREDIT 30.00 CNY 甲 | A | REF2",
                        "3 3301 2026-11-20 DEBIT 5.00 CNY  | D | REF3",
                        "4 3301 2026-11-20 CREDIT 8.00 CNY 丙 | E | null",
                        "5 PENDING PDNG"),
                told(StatementFormat.CAMT_053, camt, NONE));
    }

    @Test
    void aPaymentIsTakenAsTheBankBookedItAndAReversalSaysThatItIsOne() throws Exception {
        String inDollars = "<AmtDtls><TxAmt><Amt Ccy=\"USD\">1.40</Amt></TxAmt></AmtDtls>";
        byte[] camt = camt(
                "3301",
                entry("30.00", "CRDT", "BOOK", "REF1", payment("10.00", "甲", "A") + payment("20.00", "乙", "B"))
                        .replace("</Amt>\n<RltdPties>", "</Amt>" + inDollars + "<RltdPties>"),
                entry("7.00", "DBIT", "BOOK", "REF2", payment("7.00", "我", "C"))
                        .replace("<Sts>", "<RvslInd>true</RvslInd><Sts>"),
                entry("8.00", "CRDT", "BOOK", "NOTPROVIDED", payment("8.00", "丙", "D")));

        assertEquals(
                List.of(
                        "1 3301 2026-11-20 CREDIT 10.00 CNY 甲 | A | REF1/1",
                        "1 3301 2026-11-20 CREDIT 20.00 CNY 乙 | B | REF1/2",
                        "2 3301 2026-11-20 DEBIT 7.00 CNY  | 冲正 Reversal: C | REF2",
                        "3 3301 2026-11-20 CREDIT 8.00 CNY 丙 | D | null"),
                told(StatementFormat.CAMT_053, camt, NONE));
    }

    @Test
    void aSheetGivesTheFiguresThatItShowsAndTheResultsOfItsFormulas() throws Exception {
        byte[] sheet = Statements.sheet(List.of(
                List.of("账号", "交易日期", "金额", "币种", "流水号"),
                List.of("3301", new BigDecimal("46346.25"), new BigDecimal("4.0999999999999996"), "CNY", "1"),
                List.of("3301", "2026-11-20", new BigDecimal("0.30000000000000004"), "CNY", "2"),
                List.of("3301", "2026-11-20", 1, "CNY", 1234567890123456789L)));

        assertEquals(
                List.of(
                        "2 3301 2026-11-20 CREDIT 4.10 CNY  |  | 1",
                        "3 3301 2026-11-20 CREDIT 0.30 CNY  |  | 2",
                        "4 3301 2026-11-20 CREDIT 1.00 CNY  |  | 1234567890123456789"),
                told(StatementFormat.XLSX, sheet, NONE));

        byte[] formulas = Statements.sheet(List.of(
                List.of("账号", "交易日期", "金额", "币种", "摘要"), List.of("3301", LocalDate.of(2026, 11, 20), 5, "CNY", "货款")));
        assertEquals(
                List.of("2 3301 2026-11-20 CREDIT 5.00 CNY  | 货款 | null"),
                told(StatementFormat.XLSX, Statements.asFormulas(formulas), NONE));
    }

    @Test
    void aNumberThatWouldFillTheMemoryIsNoAmount() throws Exception {
        byte[] sheet = Statements.sheet(List.of(
                List.of("账号", "交易日期", "金额", "币种", "流水号"),
                List.of("3301", "2026-11-20", new BigDecimal("1E+999999999"), "CNY", "1"),
                List.of("3301", "2026-11-20", new BigDecimal("1E-999999999"), "CNY", "2"),
                List.of("3301", "2026-11-20", 1, "CNY", new BigDecimal("1E+999999999"))));

        assertEquals(
                List.of(
                        "2 AMOUNT 1E+999999999",
                        "3 AMOUNT 1E-999999999",
                        "4 3301 2026-11-20 CREDIT 1.00 CNY  |  | 1E+999999999"),
                told(StatementFormat.XLSX, sheet, NONE));
    }

    @Test
    void aLineThatIsWrongIsToldByItsNumberAndTheOthersAreRead() throws Exception {
        String lines = Statements.HEADER
                + "3301,2026-02-30,1.00,,CNY,a,b,1\n"
                + "3301,2026-11-20,1.001,,CNY,a,b,2\n"
                + "3301,2026-11-20,1.00,,XYZ,a,b,3\n"
                + "3301,2026-11-20,1.00,2.00,CNY,a,b,4\n"
                + ",2026-11-20,1.00,,CNY,a,b,5\n"
                + "3301,2026-11-20,1.00,,CNY,a,b," + "9".repeat(91) + "\n"
                + "3301,2026-11-20,1.00,,CNY,\"a\nb\",b,7\n"
                + "3301,2026-11-20,0.00,0.00,CNY,a,b,8\n"
                + "3301\n";
        assertEquals(
                List.of(
                        "2 DATE 2026-02-30",
                        "3 AMOUNT 1.001 CNY",
                        "4 CURRENCY XYZ",
                        "5 AMOUNT 1.00 2.00",
                        "6 ACCOUNT ",
                        "7 TRANSACTION_ID " + "9".repeat(91),
                        "8 3301 2026-11-20 CREDIT 1.00 CNY a b | b | 7",
                        "10 AMOUNT 0.00 0.00",
                        "11 AMOUNT "),
                told(CSV, lines.getBytes(StandardCharsets.UTF_8), NONE));
    }

    @Test
    void aTableOfAChineseBankIsReadInItsOwnEncoding() throws Exception {
        byte[] gbk = "账号,日期,金额,币种,对方户名\n3301,2026-11-20,1.00,CNY,联通华裳\n".getBytes(Charset.forName("GBK"));
        byte[] rare = "账号,日期,金额,币种,对方户名\n3301,2026-11-20,1.00,CNY,䶮𠮷服饰\n".getBytes(Charset.forName("GB18030"));

        assertEquals(
                List.of("2 3301 2026-11-20 CREDIT 1.00 CNY 联通华裳 |  | null"),
                told(StatementFormat.CSV_GB18030, gbk, NONE));
        assertEquals(
                List.of("2 3301 2026-11-20 CREDIT 1.00 CNY 䶮𠮷服饰 |  | null"),
                told(StatementFormat.CSV_GB18030, rare, NONE));
    }

    @Test
    void aFileThatIsNoStatementIsFlawedAsAWhole() {
        byte[] noHeader = "a,b\n1,2\n".getBytes(StandardCharsets.UTF_8);
        byte[] noCurrency = "账号,日期,金额\n3301,2026-11-20,1.00\n".getBytes(StandardCharsets.UTF_8);
        byte[] gbk = ("账号,日期,金额,币种\n3301,2026-11-20,1.00,CNY\n").getBytes(Charset.forName("GBK"));
        byte[] otherXml =
                "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:pain.001.001.03\"/>".getBytes(StandardCharsets.UTF_8);
        byte[] cut = java.util.Arrays.copyOf(camt("3301", entry("1.00", "CRDT", "BOOK", "R", "")), 500);

        assertEquals(StatementFlaw.COLUMN, flaw(CSV, noHeader));
        assertEquals(StatementFlaw.COLUMN, flaw(CSV, noCurrency));
        assertEquals(StatementFlaw.UNREADABLE, flaw(CSV, gbk));
        assertEquals(StatementFlaw.UNREADABLE, flaw(StatementFormat.CAMT_053, otherXml));
        assertEquals(StatementFlaw.UNREADABLE, flaw(StatementFormat.CAMT_053, cut));
    }

    @Test
    void aDocumentTypeIsRefusedAndNoEntityIsEverResolved() {
        for (String doctype : List.of(
                "<!DOCTYPE Document [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>",
                "<!DOCTYPE Document SYSTEM \"http://127.0.0.1:1/x.dtd\">",
                "<!DOCTYPE Document [<!ENTITY a \"aaaa\"><!ENTITY x \"&a;&a;\">]>")) {
            String camt = new String(camt("&x;", entry("1.00", "CRDT", "BOOK", "R", "")), StandardCharsets.UTF_8)
                    .replace("?>\n", "?>\n" + doctype);
            assertEquals(
                    StatementFlaw.DOCTYPE,
                    flaw(StatementFormat.CAMT_053, camt.getBytes(StandardCharsets.UTF_8)),
                    doctype);
        }
    }

    @Test
    void aStatementOf30MegabytesIsReadAsAStream() throws Exception {
        long megabytes = 30;
        AtomicLong handedOut = new AtomicLong();
        AtomicInteger rows = new AtomicInteger();
        String head = new String(camt("3301"), StandardCharsets.UTF_8).split(" </Stmt>")[0];
        byte[] entry = entry("1.00", "CRDT", "BOOK", null, payment("1.00", "某客户", "货款 ".repeat(50)))
                .getBytes(StandardCharsets.UTF_8);
        int entries = (int) (megabytes * 1024 * 1024 / entry.length);
        InputStream endless = new SequenceInputStream(Collections.enumeration(List.of(
                new ByteArrayInputStream(head.getBytes(StandardCharsets.UTF_8)),
                new Repeated(entry, entries, handedOut),
                new ByteArrayInputStream(" </Stmt></BkToCstmrStmt></Document>".getBytes(StandardCharsets.UTF_8)))));

        new CamtStatement(NONE).read(endless, _ -> {
            long told = (long) rows.incrementAndGet() * entry.length;
            assertTrue(handedOut.get() - told < 64 * 1024, "so much is held of the file: " + (handedOut.get() - told));
            return true;
        });

        assertEquals(entries, rows.get());
    }

    /** The same bytes again and again, made when they are asked for. */
    private static final class Repeated extends InputStream {
        private final byte[] bytes;
        private final long length;
        private final AtomicLong handedOut;

        Repeated(byte[] bytes, int times, AtomicLong handedOut) {
            this.bytes = bytes;
            this.length = (long) bytes.length * times;
            this.handedOut = handedOut;
        }

        @Override
        public int read() {
            throw new UnsupportedOperationException("nobody reads a statement byte by byte");
        }

        @Override
        public int read(byte[] into, int at, int room) {
            int from = (int) (handedOut.get() % bytes.length);
            int part = (int) Math.min(Math.min(room, bytes.length - from), length - handedOut.get());
            if (part == 0) {
                return -1;
            }
            System.arraycopy(bytes, from, into, at, part);
            handedOut.addAndGet(part);
            return part;
        }
    }

    @Test
    @Tag("rule-12")
    void theNthOfLikePaymentsStaysTheNthWhereverTheReadingBeginsAgain() throws Exception {
        StatementLine line = new StatementLine(
                "3301",
                LocalDate.of(2026, 11, 20),
                Direction.CREDIT,
                org.gendan.language.Money.parse("1.00", "CNY"),
                "a",
                "b",
                null);
        RowReader<Arrival> four = Arrivals.of((_, sink) -> {
            for (int number = 1; number <= 4; number++) {
                sink.take(new Row.Read<>(number, line));
            }
        });
        List<String> serials = new ArrayList<>();
        for (int reading = 0; reading < 2; reading++) {
            serials.clear();
            // As who goes on behind the second.
            four.read(InputStream.nullInputStream(), row -> row.number() <= 2 || serials.add(serial(row)));
        }

        assertEquals(List.of(line.serial(3), line.serial(4)), serials);
    }

    private static String serial(Row<Arrival> row) {
        return switch (row) {
            case Row.Read<Arrival>(int _, Arrival arrival) -> arrival.line().serial(arrival.occurrence());
            case Row.Rejected<Arrival> flawed -> throw new AssertionError(flawed);
        };
    }

    private static List<String> told(StatementFormat format, byte[] content, Defaults defaults)
            throws Flawed, IOException {
        List<String> told = new ArrayList<>();
        format.reader(defaults).read(new ByteArrayInputStream(content), row -> told.add(told(row)));
        return told;
    }

    private static String told(Row<StatementLine> row) {
        return switch (row) {
            case Row.Read<StatementLine>(int number, StatementLine line) ->
                "%d %s %s %s %s %s | %s | %s"
                        .formatted(
                                number,
                                line.bankAccount(),
                                line.bookedOn(),
                                line.direction(),
                                line.amount(),
                                line.payer(),
                                line.text(),
                                line.transactionId());
            case Row.Rejected<StatementLine>(int number, List<Flaw> flaws) ->
                number + " " + flaws.getFirst().code() + " " + flaws.getFirst().value();
        };
    }

    private static StatementFlaw flaw(StatementFormat format, byte[] content) {
        return StatementFlaw.valueOf(
                assertThrows(Flawed.class, () -> format.reader(NONE).read(new ByteArrayInputStream(content), _ -> true))
                        .first()
                        .code());
    }
}
