package org.gendan.order.erp;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.gendan.kernel.delivery.erp.ErpMessage;
import org.gendan.kernel.delivery.erp.Fault;
import org.gendan.kernel.delivery.erp.Faulty;
import org.gendan.kernel.time.BusinessClock;
import org.gendan.language.erp.ErpOrder;
import org.gendan.office.attachment.Upload;
import org.gendan.office.attachment.UploadCheck;
import org.gendan.office.paper.Paper;

/**
 * The written order behind an order of an ERP (S1.6): the document in the message, checked as an upload is; or, where there is
 * none, a paper that says what the message says, and the hash by which its sender recognises it. Nothing is fetched.
 */
@ApplicationScoped
public class WrittenOrder {
    private final BusinessClock clock;

    WrittenOrder(BusinessClock clock) {
        this.clock = clock;
    }

    /** What the paper says. */
    public record Content(
            String externalId,
            long revision,
            String source,
            String id,
            String place,
            String sha256,
            String receivedAt,
            String customer,
            String orderNumber,
            String currency,
            String deposit,
            String merchandiser,
            String salesperson,
            String contract,
            String delivery,
            List<Row> rows,
            List<String> requirements) {}

    /** A line of the paper; quantity in sets. */
    public record Row(
            String number,
            String externalId,
            String product,
            String specification,
            String colour,
            String size,
            String quantity,
            String unitPrice) {}

    @CheckedTemplate(basePath = "")
    static class Templates {
        static native TemplateInstance erpOrder(Content order);
    }

    /** Hands the document over as a file, which is there for so long. */
    public <T> T with(ErpOrder told, ErpMessage message, Function<Upload, T> use) {
        byte[] content = told.document() == null ? printed(told, message) : decoded(told.document());
        String name = told.document() == null
                ? "erp-order-%s-r%d.pdf".formatted(told.externalId().replaceAll("[^A-Za-z0-9_-]", "_"), told.revision())
                : told.document().name();
        try {
            Path file = Files.createTempFile("erp-order", null);
            try {
                Files.write(file, content);
                Upload upload = new Upload(name, file, content.length, 1);
                requireStated(told.document(), upload);
                return use.apply(upload);
            } finally {
                Files.delete(file);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static byte[] decoded(ErpOrder.Document document) {
        byte[] content;
        try {
            content = Base64.getDecoder().decode(document.content());
        } catch (IllegalArgumentException malformed) {
            throw new Faulty(Fault.of("document.content", "BASE64", document.content()));
        }
        if (content.length > ErpOrder.Document.LARGEST) {
            throw new Faulty(Fault.of(
                    "document.content",
                    "DOCUMENT_SIZE",
                    content.length + "",
                    Map.of("most", ErpOrder.Document.LARGEST)));
        }
        return content;
    }

    /** By what it is and not by what it is called; the message must not call it otherwise. */
    private static void requireStated(ErpOrder.Document document, Upload upload) {
        String mediaType = UploadCheck.require(upload, UploadCheck.DOCUMENTS).mediaType();
        if (document != null && !document.mediaType().equals(mediaType)) {
            throw new Faulty(
                    Fault.of("document.mediaType", "DOCUMENT_TYPE", document.mediaType(), Map.of("found", mediaType)));
        }
    }

    private byte[] printed(ErpOrder told, ErpMessage message) {
        Optional<ErpOrder.Contract> contract = Optional.ofNullable(told.contract());
        return Paper.pdf(Templates.erpOrder(new Content(
                        told.externalId(),
                        told.revision(),
                        message.source(),
                        message.id(),
                        "%s / %d / %d".formatted(message.topic(), message.partition(), message.offset()),
                        message.sha256(),
                        clock.printed(clock.now()),
                        told.customerId() == null
                                ? told.customerExternalId()
                                : told.customerId().toString(),
                        told.orderNumber(),
                        told.currency(),
                        told.depositPercent() == null
                                ? null
                                : told.depositPercent().toPlainString() + " %",
                        told.merchandiser(),
                        told.salesperson(),
                        contract.map(signed -> "%s · %s · ≤ %s"
                                        .formatted(signed.number(), signed.signedOn(), signed.deliverBy()))
                                .orElse(null),
                        contract.map(signed ->
                                        "%s %s · %s".formatted(signed.incoterm(), signed.place(), signed.destination()))
                                .orElse(null),
                        told.lines().stream().map(WrittenOrder::row).toList(),
                        Optional.ofNullable(told.requirements()).orElse(List.of())))
                .render());
    }

    private static Row row(ErpOrder.Line line) {
        String product = String.join(
                " ",
                Optional.ofNullable(line.productExternalId()).orElse(""),
                Optional.ofNullable(line.series()).orElse(""),
                Optional.ofNullable(line.model()).orElse(""));
        return new Row(
                line.number().toString(),
                line.externalId(),
                product.strip(),
                line.specification(),
                line.colour(),
                line.size(),
                line.quantity() == null ? null : line.quantity().toString(),
                line.unitPrice() == null ? null : line.unitPrice().toString());
    }
}
