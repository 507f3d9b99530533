package org.gendan.finance.statement.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.gendan.finance.Sees;
import org.gendan.finance.statement.ImportDesk;
import org.gendan.finance.statement.ImportDesk.Progress;
import org.gendan.finance.statement.NewStatement;
import org.gendan.finance.statement.api.ImportView.RejectedLineView;
import org.gendan.kernel.load.BodyLimit;
import org.gendan.kernel.rest.Cursors;
import org.gendan.kernel.rest.Idempotency;
import org.gendan.kernel.rest.Page;
import org.gendan.kernel.rest.Part;
import org.gendan.kernel.rest.SafeToRepeat;
import org.gendan.kernel.rule.Line;
import org.gendan.language.Role;
import org.gendan.office.attachment.api.Uploads;
import org.gendan.office.sheet.ImportState;
import org.gendan.office.sheet.Rejected;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/** Imports of bank statements over REST. */
@SafeToRepeat
@Path("/api/receipts/imports")
@Tag(name = "Bank statements")
class ImportResource {
    /** Of camt.053, with the form that it comes in. */
    private static final int LARGEST = 201;

    private final ImportDesk desk;
    private final Idempotency idempotency;
    private final Cursors cursors;

    ImportResource(ImportDesk desk, Idempotency idempotency, Cursors cursors) {
        this.desk = desk;
        this.idempotency = idempotency;
        this.cursors = cursors;
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @BodyLimit(megabytes = LARGEST)
    @RolesAllowed(Role.CASHIER)
    @Operation(
            summary = "Import a bank statement (S1.9, rule 12)",
            description = "CSV in UTF-8 or .xlsx up to 20 MB, or camt.053 XML up to 200 MB, told by the content. The "
                    + "columns are found by their header, in Chinese or English: account, date, amount (signed, with a "
                    + "direction, or in a credit and a debit column), currency, payer, text, transaction id. "
                    + "bankAccount and currency are for files that do not name them. Booked in the background: follow "
                    + "Location. A line is booked once, by account and transaction id, else by its content and its "
                    + "occurrence within the day; so overlapping statements change nothing, and two like payments of one "
                    + "day count twice. An import confirms nothing (rule 1).")
    @APIResponse(
            responseCode = "202",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = ImportView.class)))
    @APIResponse(
            responseCode = "400",
            description = "unreadable-statement: the head of the file names no date or amount, it is another XML than "
                    + "camt.053, or it has a document type")
    @APIResponse(responseCode = "413", description = "too-large")
    @APIResponse(responseCode = "415", description = "unsupported-file: another type, a macro or a zip bomb")
    public RestResponse<ImportView> receive(
            @RestHeader("Idempotency-Key") String idempotencyKey,
            @RestForm("file") FileUpload file,
            @RestForm @Line String bankAccount,
            @RestForm @Line String currency) {
        NewStatement statement = desk.describe(Uploads.of(file), bankAccount, currency);
        return idempotency.once(idempotencyKey, statement, () -> {
            Progress accepted = desk.accept(statement, Uploads.of(file));
            return ResponseBuilder.create(RestResponse.Status.ACCEPTED, ImportView.of(accepted))
                    .location(URI.create(
                            "/api/receipts/imports/" + accepted.statement().id()))
                    .build();
        });
    }

    @GET
    @RolesAllowed(Sees.MONEY)
    @Operation(summary = "List the imports, newest first")
    public Page<ImportView> list(
            @RestQuery @Parameter(description = "Only those that stand so.") ImportState state,
            @RestQuery
                    @Schema(
                            enumeration = {"createdAt", "-createdAt", "updatedAt", "-updatedAt"},
                            description = "-createdAt if absent; a minus is backwards.")
                    String sort,
            @Valid @BeanParam Part part) {
        return cursors.page(ImportDesk.LISTING, sort, part, search -> desk.page(state, search), ImportView::of);
    }

    @GET
    @Path("{id}")
    @RolesAllowed(Sees.MONEY)
    @Operation(summary = "Read an import and how far it is")
    public ImportView get(UUID id) {
        return ImportView.of(desk.get(id));
    }

    @GET
    @Path("{id}/rejected-lines")
    @RolesAllowed(Sees.MONEY)
    @Operation(
            summary = "List the lines of an import that were not taken",
            description = "In the order of the file; the first 10 000 are kept.")
    public Page<RejectedLineView> rejectedLines(
            UUID id,
            @RestQuery String cursor,
            @RestQuery @DefaultValue("50") @Min(1) @Max(Cursors.LARGEST_LIMIT) int limit) {
        return cursors.page(
                desk.rejectedLines(id, cursors.read(cursor), limit + 1), limit, Rejected::id, RejectedLineView::of);
    }
}
