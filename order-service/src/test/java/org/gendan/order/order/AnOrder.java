package org.gendan.order.order;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.gendan.language.Ids;
import org.gendan.language.Money;
import org.gendan.office.attachment.Attachments.Attachment;

/** A customer's order before anything is stored: lines 1 and 2 with 120 and 80 sets. */
final class AnOrder {
    static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
    static final Contract CONTRACT =
            new Contract("HT-HS-0815", LocalDate.of(2026, 11, 20), LocalDate.of(2027, 2, 20), "FOB", "上海", "Hamburg");

    private AnOrder() {}

    static CustomerOrder draft() {
        NewOrder request = new NewOrder(Ids.next(), "salesperson", "CNY", null, null);
        return new CustomerOrder(Ids.next(), "GD-1", request, "merchandiser");
    }

    static CustomerOrder standing() {
        CustomerOrder order = draft();
        order.attach(
                new Attachment(Ids.next(), "fax.pdf", "application/pdf", "ab", 1, "merchandiser", Instant.EPOCH),
                TODAY,
                "merchandiser");
        order.enter(List.of(line(1, 120), line(2, 80)), TODAY, "merchandiser");
        order.agree(CONTRACT);
        order.consult(true, null, TODAY, "merchandiser");
        order.callBack("林晓岚", null, TODAY, "merchandiser");
        order.confirm(new TermsPolicy(TODAY, new BigDecimal("30"), 5, BigDecimal.ZERO, "3301"), TODAY, "merchandiser");
        return order;
    }

    static LineDetails line(int number, int quantity) {
        return new LineDetails(number, "城市夹克", "JK-2601", "全棉斜纹", "藏青", "L", quantity, Money.parse("100.00", "CNY"));
    }

    static Amendment amendment(LineDetails... lines) {
        return new Amendment(List.of(lines), null, "客户改单");
    }

    static UUID lineId(CustomerOrder order, int number) {
        return order.lines().stream()
                .filter(line -> line.number() == number)
                .findFirst()
                .orElseThrow()
                .id();
    }
}
