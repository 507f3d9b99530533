package org.gendan.local.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.gendan.local.demo.Api.Upload;
import org.gendan.local.stack.Layout;

/**
 * The papers on the desks: deploy/demo.
 *
 * @param deliveries the factory's delivery notes, a row per material, with what was counted
 * @param output the factory's output, a row per working day since the start, in pieces so far
 * @param findings the defects that the inspections find, a row each
 */
public record Papers(
        Upload writtenOrder,
        Upload lines,
        Upload depositSlip,
        Upload balanceSlip,
        List<Map<String, String>> deliveries,
        List<Map<String, String>> output,
        List<Map<String, String>> findings) {

    public static Papers of(Layout layout) {
        var folder = layout.root().resolve("deploy").resolve("demo");
        return new Papers(
                read(folder.resolve("written-order.pdf"), "application/pdf"),
                read(
                        folder.resolve("order-lines.xlsx"),
                        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
                read(folder.resolve("deposit-slip.png"), "image/png"),
                read(folder.resolve("balance-slip.png"), "image/png"),
                Table.read(folder.resolve("delivery-notes.csv")),
                Table.read(folder.resolve("daily-output.csv")),
                Table.read(folder.resolve("inspection-findings.csv")));
    }

    /** The same order's papers in another factory, which has deliveries and findings of its own. */
    Papers with(List<Map<String, String>> itsDeliveries, List<Map<String, String>> itsFindings) {
        return new Papers(writtenOrder, lines, depositSlip, balanceSlip, itsDeliveries, output, itsFindings);
    }

    private static Upload read(Path file, String type) {
        try {
            return new Upload(file.getFileName().toString(), type, Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
