package org.gendan.quality.sample.api;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gendan.kernel.rest.Versioned;
import org.gendan.kernel.rule.MayLack;
import org.gendan.kernel.who.Caller;
import org.gendan.kernel.who.Steps;
import org.gendan.language.QualityEvent.SampleKind;
import org.gendan.language.Role;
import org.gendan.quality.sample.Check;
import org.gendan.quality.sample.Measurement;
import org.gendan.quality.sample.Sample;
import org.gendan.quality.sample.SampleStatus;
import org.gendan.quality.signature.Signature;

/** A sample with its report, as everybody around it sees it. */
@Schema(description = "A pre-production or shipping sample and what became of it.")
@MayLack({
    "remark",
    "factoryRemark",
    "conforms",
    "reportedOn",
    "reportedBy",
    "contentHash",
    "signature",
    "parcel",
    "conclusion"
})
record SampleView(
        UUID id,
        long version,
        Instant createdAt,
        Instant updatedAt,
        UUID assignmentId,
        UUID orderId,
        SampleKind kind,

        @Schema(description = "Counts the samples of this kind of the assignment.")
        int number,

        SampleStatus status,
        LocalDate madeOn,

        @Schema(description = "Business time; UTC.") Instant recordedAt,

        String remark,
        String factoryRemark,
        List<Check> checks,

        @Schema(description = "The tolerance table, in cm.") List<Measurement> measurements,

        @Schema(description = "Absent until it was checked.")
        Boolean conforms,

        List<String> openPoints,
        LocalDate reportedOn,
        String reportedBy,

        @Schema(description = "SHA-256 of the report as it stands; what the factory signs.")
        String contentHash,

        @Schema(description = "Whether a signature stands under the report as it is now.")
        boolean signed,

        SignatureView signature,
        ParcelView parcel,

        @Schema(description = "Whether it stands in the register of sealed samples.")
        boolean sealed,

        ConclusionView conclusion,

        @Schema(description = "What the caller may do now, as the last part of the address.")
        List<String> nextSteps)
        implements Versioned {

    @Schema(description = "A sample in a list; its report stands in itself.")
    record Summary(
            UUID id,
            long version,
            Instant createdAt,
            Instant updatedAt,
            UUID assignmentId,
            UUID orderId,
            SampleKind kind,

            @Schema(description = "Counts the samples of this kind of the assignment.")
            int number,

            SampleStatus status,
            LocalDate madeOn,

            @Schema(description = "Absent until it was checked.")
            Boolean conforms,

            LocalDate reportedOn,

            @Schema(description = "Whether a signature stands under the report as it is now.")
            boolean signed,

            @Schema(description = "Whether it stands in the register of sealed samples.")
            boolean sealed) {

        static Summary of(Sample sample) {
            return new Summary(
                    sample.id(),
                    sample.version(),
                    sample.createdAt(),
                    sample.updatedAt(),
                    sample.planId(),
                    sample.orderId(),
                    sample.kind(),
                    sample.number(),
                    sample.status(),
                    sample.madeOn(),
                    sample.reportedOn() == null ? null : sample.conforms(),
                    sample.reportedOn(),
                    sample.isSigned(),
                    sample.isSealed());
        }
    }

    @Schema(
            name = "SampleSignatureView",
            description = "Who signed which content when; a hash unlike contentHash is no signature any more.")
    @MayLack({"signedBy", "signedOn", "signedAt"})
    record SignatureView(String signedBy, String sha256, LocalDate signedOn, Instant signedAt) {
        static SignatureView of(Signature signature) {
            return signature == null
                    ? null
                    : new SignatureView(signature.signedBy(), signature.sha256(), signature.on(), signature.at());
        }
    }

    @Schema(description = "The parcel that holds sample and report together.")
    @MayLack({"carrier", "trackingNumber", "sentOn", "receivedOn"})
    record ParcelView(String carrier, String trackingNumber, LocalDate sentOn, LocalDate receivedOn) {}

    @Schema(description = "How it ended.")
    @MayLack({"on", "by", "remark"})
    record ConclusionView(LocalDate on, String by, String remark) {}

    /** comparable: whether there is what a sample that may be checked is compared with. */
    static SampleView of(Sample sample, Predicate<Sample> comparable, Caller caller) {
        return new SampleView(
                sample.id(),
                sample.version(),
                sample.createdAt(),
                sample.updatedAt(),
                sample.planId(),
                sample.orderId(),
                sample.kind(),
                sample.number(),
                sample.status(),
                sample.madeOn(),
                sample.recordedAt(),
                sample.remark(),
                sample.factoryRemark(),
                sample.checks(),
                sample.measurements(),
                sample.reportedOn() == null ? null : sample.conforms(),
                sample.openPoints(),
                sample.reportedOn(),
                sample.reportedBy(),
                sample.reportedOn() == null ? null : sample.contentHash(),
                sample.isSigned(),
                SignatureView.of(sample.signedReport().signature()),
                sample.parcel() == null
                        ? null
                        : new ParcelView(
                                sample.parcel().carrier(),
                                sample.parcel().trackingNumber(),
                                sample.parcel().sentOn(),
                                sample.parcel().receivedOn()),
                sample.isSealed(),
                sample.conclusion() == null
                        ? null
                        : new ConclusionView(
                                sample.conclusion().on(),
                                sample.conclusion().by(),
                                sample.conclusion().remark()),
                nextSteps(sample, comparable, caller));
    }

    private static List<String> nextSteps(Sample sample, Predicate<Sample> comparable, Caller caller) {
        SampleStatus status = sample.status();
        boolean shipping = sample.kind() == SampleKind.SHIPPING;
        String[] checker = shipping ? new String[] {Role.INSPECTOR, Role.MERCHANDISER} : new String[] {Role.INSPECTOR};
        boolean made = status == SampleStatus.MADE;
        boolean reported = status == SampleStatus.REPORTED;
        boolean checkable = reported || status == SampleStatus.FACTORY_CHECKED || made && !shipping;
        return Steps.of(caller)
                .step("factory-check", made && shipping, Role.FACTORY)
                .step("checks", checkable && comparable.test(sample), checker)
                .step("signature", sample.isSignableBy(caller.name()), Role.FACTORY)
                .step("parcel", reported && sample.isSendable(), checker)
                .step("receipt", sample.isReceivableBy(caller.name()), Role.QUALITY_MANAGER)
                .step(
                        shipping ? "passing-on" : "confirmation",
                        sample.isConcludableBy(caller.name()),
                        Role.QUALITY_MANAGER)
                .step("rejection", shipping && sample.mayBeRejected(), Role.QUALITY_MANAGER)
                .names();
    }
}
