package org.gendan.finance.account.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.gendan.finance.Sees;
import org.gendan.finance.account.BankAccount;
import org.gendan.finance.account.CompanyAccount;
import org.gendan.finance.account.CompanyAccountDesk;
import org.gendan.kernel.rest.SafeToRepeat;
import org.gendan.kernel.rest.Versioned;
import org.gendan.kernel.rule.MayLack;
import org.gendan.kernel.rule.Refused;
import org.gendan.language.Money;
import org.gendan.language.Role;

/** The company's own accounts, over REST. */
@SafeToRepeat
@Path("/api/receivables/company-accounts")
@Tag(name = "Company accounts", description = "The company's own accounts, one per currency, to which customers pay.")
class CompanyAccountResource {
    private final CompanyAccountDesk desk;

    CompanyAccountResource(CompanyAccountDesk desk) {
        this.desk = desk;
    }

    @Schema(
            name = "CompanyAccountRequest",
            description = "The account that customers pay to in a currency, and why it is this one now.")
    record Request(
            @NotNull @Valid BankAccount account,

            @NotBlank @Size(max = 400) @Schema(examples = "美元账户开立")
            String reason) {}

    @Schema(
            name = "CompanyAccount",
            description = "The account that customers pay to in a currency, and the one that waits to be confirmed.")
    @MayLack({"account", "setBy", "setOn", "proposed", "proposedBy"})
    record View(
            @Schema(description = "ISO 4217.", examples = "USD")
            String currency,

            long version,
            BankAccount account,
            String setBy,
            LocalDate setOn,
            BankAccount proposed,
            String proposedBy)
            implements Versioned {
        static View of(CompanyAccount kept) {
            return new View(
                    kept.currency(),
                    kept.version(),
                    kept.account().orElse(null),
                    kept.setBy(),
                    kept.setOn(),
                    kept.proposed().orElse(null),
                    kept.proposedBy());
        }
    }

    @GET
    @RolesAllowed(Sees.MONEY)
    @Operation(summary = "List the company's accounts, by currency")
    public List<View> list() {
        return desk.list().stream().map(View::of).toList();
    }

    @GET
    @Path("{currency}")
    @RolesAllowed(Sees.MONEY)
    @Operation(summary = "Read the company's account for a currency")
    public View get(String currency) {
        return View.of(desk.get(known(currency)));
    }

    @PUT
    @Path("{currency}")
    @RolesAllowed({Role.FINANCE, Role.BUSINESS_MANAGER})
    @Operation(
            summary = "Propose to which account customers pay in a currency",
            description =
                    "It stands once somebody else has confirmed it. The first account of a currency needs no If-Match, "
                            + "another one does. Orders confirmed from now "
                            + "on are paid to it; those that stand keep theirs, which the business manager changes order by order "
                            + "(rule 9). Invoices, letters and the request for the deposit name it.")
    public View propose(String currency, @NotNull @Valid Request request) {
        return View.of(desk.propose(known(currency), request.account(), request.reason()));
    }

    @POST
    @Path("{currency}/confirmation")
    @RolesAllowed({Role.FINANCE, Role.BUSINESS_MANAGER})
    @Operation(
            summary = "Confirm the account that was proposed",
            description = "By another person than who proposed it: 403 second-person-needed.")
    @APIResponse(responseCode = "409", description = "no-account-proposed")
    public View confirm(String currency) {
        return View.of(desk.confirm(known(currency)));
    }

    private static Currency known(String currency) {
        try {
            return Money.currency(currency);
        } catch (IllegalArgumentException unknown) {
            throw Refused.invalid("currency", unknown.getMessage());
        }
    }
}
