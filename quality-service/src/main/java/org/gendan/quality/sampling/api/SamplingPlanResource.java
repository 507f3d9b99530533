package org.gendan.quality.sampling.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.gendan.kernel.rule.MayLack;
import org.gendan.kernel.rule.Refused;
import org.gendan.kernel.rule.Refused.Violation;
import org.gendan.language.Role;
import org.gendan.quality.sampling.InspectionLevel;
import org.gendan.quality.sampling.SamplingPlan;
import org.gendan.quality.sampling.SamplingTables;
import org.gendan.quality.sampling.Severity;
import org.jboss.resteasy.reactive.RestQuery;

/** The standard's single sampling plans over REST; every signed-in member of staff reads them (design §4). */
@Path("/api/sampling-plans")
@Tag(name = "Sampling plans", description = "The standard's single sampling plans, and its switching rules (rule 47).")
@RolesAllowed({
    Role.MERCHANDISER,
    Role.SALESPERSON,
    Role.BUSINESS_MANAGER,
    Role.CUSTOMER_SERVICE,
    Role.CASHIER,
    Role.FINANCE,
    Role.PLANNER,
    Role.PRODUCTION_MANAGER,
    Role.INSPECTOR,
    Role.QUALITY_MANAGER,
    Role.SUPERVISOR,
    Role.MARKETING,
    Role.WAREHOUSE,
    Role.FOLLOW_UP_CLERK,
    Role.TEAM_LEADER,
    Role.AUDITOR,
    Role.OPERATOR
})
class SamplingPlanResource {

    @Schema(
            name = "SamplingPlanView",
            description =
                    "A single sampling plan: how many pieces are inspected and how many of them may be defective.")
    @MayLack({"codeLetter", "effectiveCodeLetter"})
    record PlanView(
            @Schema(description = "Code letter of the lot by Table 1.", examples = "E")
            String codeLetter,

            @Schema(description = "Code letter of the plan to which the arrows of Table 2 lead.", examples = "F")
            String effectiveCodeLetter,

            @Schema(
                    description = "Pieces to inspect, by the effective letter; the whole lot if the sample reaches it.",
                    examples = "20")
            int sampleSize,

            @Schema(description = "Ac: accepted with so many defective pieces or fewer.", examples = "1")
            int acceptNumber,

            @Schema(
                    description = "Re: not accepted with so many defective pieces or more; always Ac + 1.",
                    examples = "2")
            int rejectNumber,

            @Schema(description = "Whether the whole lot is inspected; Ac and Re stay those of the plan.")
            boolean fullInspection,

            @Schema(description = "Where in the standard the plan stands: tables and rows, in English and Chinese.")
            String source) {

        static PlanView of(SamplingPlan plan) {
            return new PlanView(
                    plan.codeLetter(),
                    plan.effectiveCodeLetter(),
                    plan.sampleSize(),
                    plan.acceptNumber(),
                    plan.rejectNumber(),
                    plan.fullInspection(),
                    plan.source());
        }
    }

    @GET
    @Operation(
            summary = "Look a sampling plan up",
            description =
                    "Single sampling by attributes of ISO 2859-1:1999 (GB/T 2828.1-2012), Tables 1, 2-A, 2-B and 2-C. "
                            + "What the standard does not have is refused with 400, which lists what it has.")
    public PlanView plan(
            @Parameter(
                            description = "Pieces in the lot, 2 or more",
                            example = "8000",
                            schema = @Schema(type = SchemaType.INTEGER))
                    @RestQuery
                    String lotSize,
            @Parameter(description = "S-1, S-2, S-3, S-4, I, II or III", example = "II") @RestQuery @DefaultValue("II")
                    String level,
            @Parameter(
                            description =
                                    "Acceptance quality limit, one of the standard's 26 from 0.010 to 1000: per cent "
                                            + "defective up to 10, defects per hundred pieces above; bigger is laxer",
                            example = "2.5")
                    @RestQuery
                    String aql,
            @Parameter(description = "NORMAL, TIGHTENED or REDUCED", example = "NORMAL")
                    @RestQuery
                    @DefaultValue("NORMAL")
                    String severity) {
        List<Violation> violations = new ArrayList<>();
        Optional<Integer> pieces = noted(SamplingTables.lotSize(lotSize), SamplingTables.noSuchLot(), violations);
        Optional<InspectionLevel> column =
                noted(InspectionLevel.named(level), SamplingTables.noSuchLevel(), violations);
        Optional<BigDecimal> limit = noted(SamplingTables.aql(aql), SamplingTables.noSuchAql(), violations);
        Optional<Severity> table = noted(Severity.named(severity), SamplingTables.noSuchSeverity(), violations);
        if (!violations.isEmpty()) {
            throw Refused.invalid(violations);
        }
        return PlanView.of(SamplingTables.plan(
                pieces.orElseThrow(), column.orElseThrow(), limit.orElseThrow(), table.orElseThrow()));
    }

    private static <T> Optional<T> noted(Optional<T> read, Violation otherwise, List<Violation> violations) {
        if (read.isEmpty()) {
            violations.add(otherwise);
        }
        return read;
    }
}
