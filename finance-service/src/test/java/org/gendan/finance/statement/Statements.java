package org.gendan.finance.statement;

import static org.awaitility.Awaitility.await;
import static org.gendan.finance.FinanceStory.as;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** Bank statements of realistic shape, and what cashiers do with them. */
public final class Statements {
    public static final String HEADER = "账号,交易日期,贷方金额,借方金额,币种,对方户名,摘要,流水号\n";

    private Statements() {}

    /** Another account each time, so that no test meets the lines of another. */
    public static String account() {
        return "3301"
                + Long.toUnsignedString(UUID.randomUUID().getMostSignificantBits())
                        .substring(0, 12);
    }

    public static String credit(String account, String date, String amount, String payer, String text, String id) {
        return "%s,%s,\"%s\",,CNY,%s,%s,%s\n".formatted(account, date, amount, payer, text, id);
    }

    public static String debit(String account, String date, String amount, String id) {
        return "%s,%s,,%s,CNY,电费,代扣,%s\n".formatted(account, date, amount, id);
    }

    public static byte[] csv(String... lines) {
        return (HEADER + String.join("", lines)).getBytes(StandardCharsets.UTF_8);
    }

    /** A sheet with titles above its header, as banks export it; the second column is a date of the sheet's own kind. */
    public static byte[] sheet(List<List<Object>> rows) {
        try (ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            try (Workbook workbook = new Workbook(bytes, "bank", "1.0")) {
                Worksheet sheet = workbook.newWorksheet("明细");
                for (int row = 0; row < rows.size(); row++) {
                    for (int column = 0; column < rows.get(row).size(); column++) {
                        switch (rows.get(row).get(column)) {
                            case java.time.LocalDate date -> {
                                sheet.value(row, column, date);
                                sheet.style(row, column).format("yyyy-mm-dd").set();
                            }
                            case Number number -> sheet.value(row, column, number);
                            case Object text -> sheet.value(row, column, text.toString());
                        }
                    }
                }
            }
            return bytes.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** The same sheet with a formula behind each of its numbers, as a calculated one is saved. */
    static byte[] asFormulas(byte[] sheet) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Path file = Files.write(Files.createTempFile("sheet", ".xlsx"), sheet);
        try (ZipFile from = new ZipFile(file.toFile());
                ZipOutputStream to = new ZipOutputStream(bytes)) {
            for (ZipEntry part : Collections.list(from.entries())) {
                to.putNextEntry(new ZipEntry(part.getName()));
                String content = new String(from.getInputStream(part).readAllBytes(), StandardCharsets.UTF_8);
                to.write(content.replaceAll(
                                "(<c r=\"[A-Z]+[0-9]+\"(?: s=\"[0-9]+\")?)(?: t=\"n\")?><v>", "$1><f>A1+1</f><v>")
                        .getBytes(StandardCharsets.UTF_8));
            }
        } finally {
            Files.delete(file);
        }
        return bytes.toByteArray();
    }

    public static byte[] camt(String account, String... entries) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08">
                 <BkToCstmrStmt><GrpHdr><MsgId>1</MsgId></GrpHdr><Stmt><Id>1</Id>
                  <Acct><Id><Othr><Id>%s</Id></Othr></Id><Ccy>CNY</Ccy></Acct>
                %s </Stmt></BkToCstmrStmt></Document>""".formatted(account, String.join("", entries)).getBytes(StandardCharsets.UTF_8);
    }

    public static String entry(String amount, String direction, String status, String reference, String details) {
        return """
                  <Ntry><Amt Ccy="CNY">%s</Amt><CdtDbtInd>%s</CdtDbtInd><Sts><Cd>%s</Cd></Sts>
                   <BookgDt><Dt>2026-11-20</Dt></BookgDt>%s<NtryDtls>%s</NtryDtls></Ntry>
                """.formatted(
                        amount,
                        direction,
                        status,
                        reference == null ? "" : "<AcctSvcrRef>%s</AcctSvcrRef>".formatted(reference),
                        details);
    }

    public static String payment(String amount, String payer, String text) {
        return """
                <TxDtls><Refs><EndToEndId>NOTPROVIDED</EndToEndId></Refs><Amt Ccy="CNY">%s</Amt>
                <RltdPties><Dbtr><Pty><Nm>%s</Nm></Pty></Dbtr></RltdPties><RmtInf><Ustrd>%s</Ustrd></RmtInf></TxDtls>""".formatted(amount, payer, text);
    }

    public static Response handIn(String user, String name, byte[] content, String key) {
        return as(user).header("Idempotency-Key", key)
                .multiPart("file", name, content)
                .post("/api/receipts/imports");
    }

    /** Imports a statement as cashier and waits for its end; the import as it reads then. */
    public static JsonPath imported(String name, byte[] content) {
        String id = handIn("cashier", name, content, UUID.randomUUID().toString())
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        return ended(id, Duration.ofSeconds(60));
    }

    public static JsonPath ended(String id, Duration within) {
        await().atMost(within).pollInterval(Duration.ofMillis(200)).until(() -> !read(id).getString("state")
                .matches("RECEIVED|BOOKING"));
        return read(id);
    }

    public static JsonPath read(String id) {
        return as("finance")
                .get("/api/receipts/imports/{id}", id)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    /** The lines of an import, newest first. */
    public static JsonPath lines(JsonPath statement, String status) {
        return as("cashier")
                .queryParam("importId", statement.getString("id"))
                .queryParam("status", status)
                .queryParam("limit", 200)
                .get("/api/receipts/bank-lines")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    /** An unmatched line over 1.00 CNY; its id. */
    public static String unmatched() {
        return lines(imported("a.csv", csv(credit(account(), "2026-11-20", "1.00", "某客户", "货款", "T1"))), "UNMATCHED")
                .getString("items[0].id");
    }
}
