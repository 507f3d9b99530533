package org.gendan.finance.statement;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.gendan.finance.statement.BankLines.Arrival;
import org.gendan.finance.statement.BankLines.Origin;
import org.gendan.kernel.delivery.erp.Applied;
import org.gendan.kernel.delivery.erp.ErpMessage;
import org.gendan.kernel.delivery.erp.Fault;
import org.gendan.kernel.delivery.erp.Faulty;
import org.gendan.kernel.store.Transactions;
import org.gendan.kernel.time.BusinessClock;
import org.gendan.language.erp.ErpBankTransaction;
import org.gendan.office.sheet.CellText;
import org.gendan.office.sheet.Flaw;
import org.gendan.office.sheet.Flawed;
import org.gendan.office.sheet.Taking.Taken;

/** Books the bank transactions that an ERP sends as lines, each movement once (rule 12). */
@ApplicationScoped
public class ErpTransactions {
    private final BankLines lines;
    private final Transactions transactions;
    private final BusinessClock clock;

    ErpTransactions(BankLines lines, Transactions transactions, BusinessClock clock) {
        this.lines = lines;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Runs in the transaction that takes note of the message. */
    public Applied book(ErpBankTransaction told, ErpMessage message) {
        StatementLine line = read(told, message.key());
        int occurrence = line.transactionId() == null ? transactions.inCurrent(c -> earlier(c, line)) + 1 : 1;
        Taken booked = lines.book(
                new Origin(null, message.id(), message.source(), clock.now()),
                List.of(new Arrival(1, line, occurrence)));
        if (!booked.rejected().isEmpty()) {
            throw new Faulty(fault(booked.rejected().getFirst().flaws().getFirst()));
        }
        UUID lineId = lines.idOf(line, occurrence).orElseThrow();
        transactions.inCurrent(connection -> keep(connection, message, line, lineId));
        return new Applied(lineId, booked.duplicates() > 0);
    }

    private StatementLine read(ErpBankTransaction told, String key) {
        LineText text = new LineText(
                CellText.clean(told.bankAccount() == null ? key : told.bankAccount()),
                CellText.clean(told.bookedOn()),
                CellText.clean(told.amount().amount()),
                "",
                "",
                CellText.clean(told.amount().currency()),
                CellText.clean(told.direction()),
                told.payer(),
                told.text(),
                told.transactionId());
        try {
            StatementLine line = text.read();
            requirePlausible(line.bookedOn());
            return line;
        } catch (Flawed flawed) {
            List<Flaw> all = text.flaws();
            throw new Faulty((all.isEmpty() ? flawed.flaws() : all)
                    .stream().map(ErpTransactions::fault).toList());
        }
    }

    /** Money that the bank will book is not there yet, and no account is as old as a century that was cut to two digits. */
    private void requirePlausible(LocalDate bookedOn) throws Flawed {
        if (bookedOn.isAfter(clock.today())) {
            throw StatementFlaw.DATE_AHEAD.with(bookedOn.toString());
        }
        if (bookedOn.isBefore(BusinessClock.EARLIEST)) {
            throw StatementFlaw.DATE_TOO_EARLY.with(bookedOn.toString());
        }
    }

    /** As banks' files name it: the codes and texts of both ways in are the same. */
    public static Fault named(Fault fault) {
        boolean sum = fault.field().equals("amount.amount") || fault.field().equals("amount");
        return sum && List.of("TEXT", "OBJECT").contains(fault.code())
                ? fault("amount.amount", Flaw.of(StatementFlaw.AMOUNT.name(), fault.value()))
                : fault;
    }

    private static Fault fault(Flaw flaw) {
        return fault(
                switch (StatementFlaw.valueOf(flaw.code())) {
                    case ACCOUNT -> "bankAccount";
                    case DATE, DATE_AHEAD, DATE_TOO_EARLY -> "bookedOn";
                    case AMOUNT -> "amount.amount";
                    case CURRENCY -> "amount.currency";
                    case DIRECTION -> "direction";
                    case TRANSACTION_ID, SERIAL_TAKEN -> "transactionId";
                    case PENDING, COLUMN, DOCTYPE, UNREADABLE, NOT_IMPORTABLE -> "";
                },
                flaw);
    }

    private static Fault fault(String field, Flaw flaw) {
        return new Fault(field, flaw.code(), flaw.value(), flaw.text(), flaw.textZh());
    }

    /** Two like payments of a day come as two messages, which their ids tell apart (rule 12). */
    private static int earlier(Connection connection, StatementLine line) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select count(*) from erp_transaction where content = ?")) {
            select.setString(1, line.content());
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    private static int keep(Connection connection, ErpMessage message, StatementLine line, UUID lineId)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into erp_transaction (source, id, content, line_id) values (?, ?, ?, ?)")) {
            insert.setString(1, message.source());
            insert.setString(2, message.id());
            insert.setString(3, line.content());
            insert.setObject(4, lineId);
            return insert.executeUpdate();
        }
    }
}
