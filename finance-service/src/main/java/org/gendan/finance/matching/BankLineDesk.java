package org.gendan.finance.matching;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.gendan.finance.receipt.Allocation;
import org.gendan.finance.receipt.Receipt;
import org.gendan.finance.receipt.ReceiptDesk;
import org.gendan.finance.statement.BankLine;
import org.gendan.finance.statement.BankLineSearch;
import org.gendan.finance.statement.BankLines;
import org.gendan.finance.statement.BankLines.Standing;
import org.gendan.finance.statement.LineStatus;
import org.gendan.kernel.list.Listing;
import org.gendan.kernel.list.Search;
import org.gendan.kernel.rule.Refused;

/** What the cashier does with the bank's lines: says which orders the money is for; somebody else confirms it (rule 17). */
@ApplicationScoped
public class BankLineDesk {
    public static final Listing<Judged> LISTING = BankLines.listing().in(Judged::line);

    private final BankLines lines;
    private final OpenOrders orders;
    private final ReceiptDesk receipts;
    private final EntityManager entities;

    BankLineDesk(BankLines lines, OpenOrders orders, ReceiptDesk receipts, EntityManager entities) {
        this.lines = lines;
        this.orders = orders;
        this.receipts = receipts;
        this.entities = entities;
    }

    /**
     * A line with where it stands, what it may be for as long as no receipt stands for it, and which receipts it may be the
     * taking back of: reversing one is for finance to decide.
     */
    public record Judged(
            BankLine line,
            LineStatus status,
            UUID receiptId,
            String receiptStatus,
            List<Proposal> proposals,
            List<Receipt> takenBack) {}

    @Transactional
    public Judged get(UUID id) {
        return judged(List.of(standing(id))).getFirst();
    }

    @Transactional
    public List<Judged> page(BankLineSearch wanted, Search<Judged> search) {
        return judged(lines.page(wanted, search));
    }

    /** Records the receipt that the line stands for; a line that has one already is a duplicate like any other. */
    @Transactional
    public Judged match(UUID id, List<Allocation> allocations, boolean unallocated) {
        if (allocations.isEmpty() != unallocated) {
            throw Refused.invalid(
                    "allocations", "must name orders, or the money be said to be unallocated, and not both");
        }
        BankLine line = standing(id).line();
        receipts.record(line.paying(allocations), line.importer());
        entities.flush();
        return get(id);
    }

    private Standing standing(UUID id) {
        return lines.standing(id).orElseThrow(() -> Refused.unknown("bank-line", id));
    }

    private List<Judged> judged(List<Standing> standings) {
        List<BankLine> open = standings.stream()
                .filter(standing -> standing.status() == LineStatus.UNMATCHED)
                .map(Standing::line)
                .toList();
        Map<UUID, OpenOrder> around = open.isEmpty()
                ? Map.of()
                : orders.around(
                        open.stream()
                                .flatMap(line -> Proposals.numbersIn(line.text()).stream())
                                .collect(Collectors.toSet()),
                        Proposals.payersOf(open),
                        open.stream().map(line -> line.amount().currency()).collect(Collectors.toSet()));
        Map<UUID, List<Receipt>> takenBack = lines.takenBack(standings.stream()
                .filter(standing -> standing.status() == LineStatus.TAKEN_BACK)
                .map(standing -> standing.line().id())
                .toList());
        return standings.stream()
                .map(standing -> new Judged(
                        standing.line(),
                        standing.status(),
                        standing.receiptId(),
                        standing.receiptStatus() == null
                                ? null
                                : standing.receiptStatus().name(),
                        standing.status() == LineStatus.UNMATCHED ? Proposals.of(standing.line(), around) : List.of(),
                        takenBack.getOrDefault(standing.line().id(), List.of())))
                .toList();
    }
}
