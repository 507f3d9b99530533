package org.gendan.finance.followup.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.gendan.finance.Sees;
import org.gendan.finance.followup.Ageing;
import org.gendan.finance.followup.AgeingBucket;
import org.gendan.finance.ledger.SalesLedger;
import org.gendan.kernel.rule.MayLack;
import org.gendan.language.Money;
import org.jboss.resteasy.reactive.RestQuery;

/** The ageing of receivables over REST (brief, part 1, clause 17). */
@Path("/api/receivables/ageing")
@Tag(name = "Follow-up of receivables")
class AgeingResource {
    private final Ageing ageing;
    private final SalesLedger ledger;

    AgeingResource(Ageing ageing, SalesLedger ledger) {
        this.ageing = ageing;
        this.ledger = ledger;
    }

    @Schema(description = "What is open, by how many calendar days it is overdue.")
    @MayLack({"customerId", "customer"})
    record Row(
            @Schema(description = "Absent in the totals.") UUID customerId,

            String customer,

            @Schema(examples = "CNY") String currency,

            @Schema(description = "Due later, or not asked for yet.")
            Money notDue,

            Money days1To30,
            Money days31To60,
            Money days61To90,
            Money over90Days,
            Money total) {

        static Row of(Ageing.Row row) {
            return new Row(
                    row.customerId(),
                    row.customerName(),
                    row.currency().getCurrencyCode(),
                    row.of(AgeingBucket.NOT_DUE),
                    row.of(AgeingBucket.DAYS_1_TO_30),
                    row.of(AgeingBucket.DAYS_31_TO_60),
                    row.of(AgeingBucket.DAYS_61_TO_90),
                    row.of(AgeingBucket.OVER_90_DAYS),
                    row.total());
        }

        Row plus(Row other) {
            return new Row(
                    null,
                    null,
                    currency,
                    notDue.plus(other.notDue),
                    days1To30.plus(other.days1To30),
                    days31To60.plus(other.days31To60),
                    days61To90.plus(other.days61To90),
                    over90Days.plus(other.over90Days),
                    total.plus(other.total));
        }

        Row ofAll() {
            return new Row(null, null, currency, notDue, days1To30, days31To60, days61To90, over90Days, total);
        }
    }

    @Schema(description = "Ageing per customer and currency, and all customers together per currency.")
    @MayLack({})
    record AgeingView(LocalDate asOf, List<Row> rows, List<Row> totals) {
        static AgeingView of(LocalDate asOf, List<Ageing.Row> found) {
            List<Row> rows = found.stream().map(Row::of).toList();
            Map<String, Row> totals =
                    rows.stream().collect(Collectors.toMap(Row::currency, Row::ofAll, Row::plus, TreeMap::new));
            return new AgeingView(asOf, rows, List.copyOf(totals.values()));
        }
    }

    @GET
    @RolesAllowed(Sees.LEDGER)
    @Operation(
            summary =
                    "How long what customers owe is overdue, per customer and currency, as of a business date (S1.17b)",
            description = "Amounts of different currencies are never added. A merchandiser and a salesperson are shown "
                    + "what the own orders come to. Due dates are those that were asked for by that day.")
    public AgeingView ageing(
            @RestQuery @Parameter(description = "Business date, not in the future; today if absent.") LocalDate asOf) {
        LocalDate day = ledger.day(asOf);
        return AgeingView.of(day, ageing.on(day));
    }
}
