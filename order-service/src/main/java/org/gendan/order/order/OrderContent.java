package org.gendan.order.order;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Currency;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.gendan.kernel.rule.Refused;

/** What an order's lines may hold, and the hash of what people were asked about. */
final class OrderContent {
    private OrderContent() {}

    /** What salesperson and customer were asked about; any later change of document or lines makes it another one. */
    static String hash(String documentSha256, List<OrderLine> inOrder, Currency currency) {
        String content = documentSha256
                + '\n'
                + inOrder.stream()
                        .map(line -> line.details(currency).toString())
                        .collect(Collectors.joining("\n"));
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static void requireWritable(List<LineDetails> entered, Currency currency) {
        if (entered.stream().map(LineDetails::number).distinct().count() != entered.size()) {
            throw Refused.invalid("lines", "a line number stands twice");
        }
        entered.forEach(details -> requirePrice(details, currency));
    }

    /** The lines of an order that stands have every member (S1.1b). */
    static void requireComplete(List<LineDetails> entered) {
        List<String> incomplete =
                incomplete(entered.stream().map(OrderLine::new).toList());
        if (!incomplete.isEmpty()) {
            throw Refused.conflict("incomplete-lines", Map.of("incomplete", incomplete));
        }
    }

    static List<String> incomplete(List<OrderLine> lines) {
        return lines.stream()
                .filter(line -> !line.incomplete().isEmpty())
                .map(line -> "%d: %s".formatted(line.number(), String.join(", ", line.incomplete())))
                .toList();
    }

    private static void requirePrice(LineDetails details, Currency currency) {
        if (details.unitPrice() != null && !details.unitPrice().currency().equals(currency)) {
            throw Refused.invalid(
                    "lines",
                    "line %d is priced in %s, the order in %s"
                            .formatted(details.number(), details.unitPrice().currency(), currency));
        }
        if (details.unitPrice() != null && details.unitPrice().amount().signum() < 0) {
            throw Refused.invalid("lines", "line %d has a negative price".formatted(details.number()));
        }
    }
}
