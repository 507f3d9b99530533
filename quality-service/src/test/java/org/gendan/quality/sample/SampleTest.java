package org.gendan.quality.sample;

import static org.gendan.language.QualityEvent.SampleKind.PRE_PRODUCTION;
import static org.gendan.language.QualityEvent.SampleKind.SHIPPING;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.gendan.kernel.rule.Refused;
import org.gendan.language.QualityEvent.SampleKind;
import org.gendan.language.QualityEvent.SampleReported;
import org.gendan.quality.ALot;
import org.gendan.quality.plan.Lots;
import org.gendan.quality.plan.PlannedLot;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SampleTest {
    private static final Instant NOW = Instant.parse("2026-11-24T02:00:00Z");

    private static final List<Measurement> MEASURED =
            List.of(new Measurement("胸围", new BigDecimal("112.00"), new BigDecimal("1.00"), new BigDecimal("112.50")));

    private final PlannedLot lot = Lots.of(ALot.of(500)).planned();

    @Test
    void everyStepOfEachKindIsWrittenDown() {
        assertEquals(
                Map.of(
                        PRE_PRODUCTION,
                        "MADE -> REPORTED; REPORTED -> REPORTED SENT; SENT -> RECEIVED; RECEIVED -> CONFIRMED REJECTED",
                        SHIPPING,
                        "MADE -> FACTORY_CHECKED; FACTORY_CHECKED -> REPORTED REJECTED; REPORTED -> REPORTED SENT REJECTED;"
                                + " SENT -> RECEIVED; RECEIVED -> PASSED_ON REJECTED"),
                Map.of(PRE_PRODUCTION, steps(PRE_PRODUCTION), SHIPPING, steps(SHIPPING)));
    }

    private static String steps(SampleKind kind) {
        return Arrays.stream(SampleStatus.values())
                .filter(from -> !from.next(kind).isEmpty())
                .sorted(java.util.Comparator.comparing(Enum::ordinal))
                .map(from ->
                        from + " -> " + from.next(kind).stream().map(Enum::name).collect(Collectors.joining(" ")))
                .collect(Collectors.joining("; "));
    }

    @ParameterizedTest
    @CsvSource({"112.00, true", "113.00, true", "111.00, true", "113.01, false", "110.99, false"})
    @Tag("S3.3")
    void aMeasureAtItsToleranceConformsAndOneBeyondIsAnOpenPoint(BigDecimal measured, boolean conforms) {
        Sample sample = made(PRE_PRODUCTION);
        Measurement chest = new Measurement("胸围", new BigDecimal("112.00"), new BigDecimal("1.00"), measured);
        SampleReported reported = sample.report(report(true, List.of(chest)), ALot.TODAY, "inspector");
        assertEquals(conforms, reported.conforms());
        assertEquals(conforms, reported.openPoints().isEmpty());
    }

    @Test
    @Tag("S3.3")
    void eachOfTheFourChecksStandsInTheReportOnce() {
        SampleReport twice = new SampleReport(
                List.of(
                        check(Aspect.PATTERN),
                        check(Aspect.PATTERN),
                        check(Aspect.MATERIALS),
                        check(Aspect.WORKMANSHIP)),
                null,
                null,
                null);
        Refused refused =
                assertThrows(Refused.class, () -> made(PRE_PRODUCTION).report(twice, ALot.TODAY, "inspector"));
        assertEquals(Refused.Kind.INVALID, refused.kind());
    }

    @Test
    @Tag("S3.3")
    @Tag("rule-35")
    void measurementsThatNobodyTookDoNotConform() {
        Refused refused = assertThrows(
                Refused.class, () -> made(PRE_PRODUCTION).report(report(true, List.of()), ALot.TODAY, "inspector"));
        assertEquals(Refused.Kind.INVALID, refused.kind());
        assertTrue(String.valueOf(refused.facts().get("violations")).contains("measurements"));
    }

    @Test
    @Tag("S3.3")
    void nothingIsCheckedBeforeItIsMadeOrReceivedBeforeItIsSent() {
        assertThrows(Refused.class, () -> made(PRE_PRODUCTION)
                .report(report(true, MEASURED), ALot.TODAY.minusDays(1), "inspector"));
        Sample sent = reported();
        sent.sign("王厂长", ALot.TODAY, NOW, "factory");
        sent.send("SF", "1", ALot.TODAY, "inspector");
        assertThrows(Refused.class, () -> sent.receive(ALot.TODAY.minusDays(1), "quality-manager"));
    }

    @Test
    @Tag("S3.4")
    void aReportThatIsChangedAfterTheSignatureIsNotSignedAndNotSent() {
        Sample sample = reported();
        sample.sign("王厂长", ALot.TODAY, NOW, "factory");
        assertTrue(sample.isSigned());
        String signed = sample.contentHash();
        sample.report(report(false, MEASURED), ALot.TODAY, "inspector");
        assertNotEquals(signed, sample.contentHash());
        assertFalse(sample.isSigned());
        Refused refused = assertThrows(Refused.class, () -> sample.send("SF", "1", ALot.TODAY, "inspector"));
        assertEquals("sample-not-sendable", refused.code());
        sample.sign("王厂长", ALot.TODAY, NOW, "factory");
        sample.send("SF", "1", ALot.TODAY, "inspector");
    }

    @Test
    @Tag("S3.4")
    void aSampleThatDoesNotConformIsConfirmedWithAReasonOnly() {
        Sample sample = reported();
        sample.report(report(false, MEASURED), ALot.TODAY, "inspector");
        sample.sign("王厂长", ALot.TODAY, NOW, "factory");
        sample.send("SF", "1", ALot.TODAY, "inspector");
        sample.receive(ALot.TODAY, "quality-manager");
        assertThrows(Refused.class, () -> sample.conclude(true, null, ALot.TODAY, "quality-manager"));
        assertThrows(Refused.class, () -> sample.conclude(false, null, ALot.TODAY, "quality-manager"));
        sample.conclude(true, "the customer agreed", ALot.TODAY, "quality-manager");
        assertTrue(sample.isSealed());
    }

    @Test
    @Tag("S3.10")
    void aShippingSampleThatDoesNotConformIsNotSentAndIsFollowedByANewOne() {
        Sample sample = made(SHIPPING);
        assertThrows(Refused.class, () -> sample.report(report(true, MEASURED), ALot.TODAY, "merchandiser"));
        sample.factoryChecked("好");
        sample.report(report(false, MEASURED), ALot.TODAY, "merchandiser");
        assertThrows(Refused.class, () -> sample.send("SF", "1", ALot.TODAY, "inspector"));
        assertFalse(sample.isUnderWay());
        assertThrows(Refused.class, () -> sample.passOn(ALot.TODAY, "quality-manager"));
    }

    @Test
    @Tag("S3.10")
    void aShippingSampleWithAnOpenPointIsNotAllRightAndIsNotSent() {
        Sample sample = made(SHIPPING);
        sample.factoryChecked("好");
        SampleReport good = report(true, MEASURED);
        sample.report(new SampleReport(good.checks(), MEASURED, List.of("线头未清"), null), ALot.TODAY, "merchandiser");
        assertTrue(sample.conforms());
        Refused refused = assertThrows(Refused.class, () -> sample.send("SF", "1", ALot.TODAY, "inspector"));
        assertTrue(String.valueOf(refused.facts().get("missing")).contains("sample-open-points"));
        assertFalse(sample.isUnderWay());
        sample.report(good, ALot.TODAY, "merchandiser");
        sample.send("SF", "1", ALot.TODAY, "inspector");
    }

    @Test
    @Tag("S3.2")
    void anEarlierSampleFitsWhenItIsSealedAndOfTheSameFactoryAndProduct() {
        Sample sealed = reported();
        assertFalse(Sample.fits(sealed, lot, lot));
        sealed.sign("王厂长", ALot.TODAY, NOW, "factory");
        sealed.send("SF", "1", ALot.TODAY, "inspector");
        sealed.receive(ALot.TODAY, "quality-manager");
        sealed.conclude(true, null, ALot.TODAY, "quality-manager");
        assertTrue(Sample.fits(sealed, lot, Lots.of(ALot.of(80)).planned()));
        assertFalse(
                Sample.fits(sealed, lot, Lots.of(ALot.of(80).model("JK-2602")).planned()));
        assertFalse(Sample.fits(sealed, lot, Lots.of(ALot.of(80).ofOthers()).planned()));
    }

    private Sample made(SampleKind kind) {
        return new Sample(lot.plan(), kind, 1, null, ALot.TODAY, NOW);
    }

    private Sample reported() {
        Sample sample = made(PRE_PRODUCTION);
        sample.report(report(true, MEASURED), ALot.TODAY, "inspector");
        return sample;
    }

    private static SampleReport report(boolean conforms, List<Measurement> measurements) {
        return new SampleReport(
                List.of(
                        new Check(Aspect.PATTERN, conforms, null),
                        check(Aspect.MEASUREMENTS),
                        check(Aspect.MATERIALS),
                        check(Aspect.WORKMANSHIP)),
                measurements,
                null,
                null);
    }

    private static Check check(Aspect aspect) {
        return new Check(aspect, true, null);
    }
}
