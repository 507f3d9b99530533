package org.gendan.local.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gendan.local.demo.Api.Upload;
import org.gendan.local.stack.Layout;

/** The papers on the merchandiser's desk: deploy/demo. */
public record Papers(Upload writtenOrder, Upload lines, Upload depositSlip) {

    public static Papers of(Layout layout) {
        var folder = layout.root().resolve("deploy").resolve("demo");
        return new Papers(
                read(folder.resolve("written-order.pdf"), "application/pdf"),
                read(
                        folder.resolve("order-lines.xlsx"),
                        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
                read(folder.resolve("deposit-slip.png"), "image/png"));
    }

    private static Upload read(Path file, String type) {
        try {
            return new Upload(file.getFileName().toString(), type, Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
