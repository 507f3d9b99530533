package org.gendan.kernel.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.gendan.kernel.rule.Gate;
import org.gendan.kernel.rule.Refused;
import org.gendan.kernel.rule.Texts;
import org.gendan.language.Missing;
import org.gendan.language.Role;
import org.gendan.testing.TextCodes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A refusal says in both languages what is wrong and what to do, and a closed gate says all that is missing. */
class RefusalTest {
    private static final Path SOURCES = Path.of("src", "main", "java");

    private enum Step {
        DRAFT,
        CONFIRMED
    }

    @Test
    void everyCodeOfTheKernelHasItsTextInBothLanguages() {
        assertEquals(List.of(), TextCodes.gaps(SOURCES));
    }

    @Test
    void theCodesAreFoundInTheSources() {
        Set<String> codes = TextCodes.codes(SOURCES);
        assertTrue(
                codes.containsAll(Set.of("invalid-request.detail", "request-in-flight", "clock-not-movable")),
                codes.toString());
    }

    @Test
    void aCodeWithoutATextIsFound(@TempDir Path sources) throws IOException {
        Files.writeString(sources.resolve("Order.java"), """
                Gate.named("not-told").needs(a(b, "x"), met ? "not-one" : "not-another", Role.X);
                throw Refused.unknown("unheard-of", id);
                """);
        assertEquals(
                Set.of(
                        "missing.not-another",
                        "missing.not-one",
                        "not-told",
                        "not-told.detail",
                        "unknown-unheard-of",
                        "unknown-unheard-of.detail"),
                TextCodes.codes(sources));
        assertEquals(12, TextCodes.gaps(sources).size());
    }

    @Test
    void aRefusalCarriesItsFactsAndBothLanguages() {
        HttpProblem problem = Problem.of(Refused.wrongState(Step.CONFIRMED, List.of(Step.DRAFT)));
        assertEquals(409, problem.getStatusCode());
        assertEquals("urn:gendan:problem:wrong-state", problem.getType().toString());
        assertEquals("CONFIRMED", problem.getParameters().get("state"));
        assertEquals(List.of("DRAFT"), problem.getParameters().get("allowed"));
        assertEquals("It is CONFIRMED; the step is taken from [DRAFT].", problem.getDetail());
        assertEquals(
                "当前状态为 CONFIRMED；该步骤须从 [DRAFT] 开始。", problem.getParameters().get("detailZh"));
    }

    @Test
    void theMachinesLanguageChangesNothing() {
        Locale machine = Locale.getDefault();
        try {
            for (Locale locale : List.of(Locale.CHINA, Locale.GERMANY, Locale.US)) {
                Locale.setDefault(locale);
                assertEquals("The request is not valid", Texts.english("invalid-request", Map.of()));
                assertEquals("请求无效", Texts.chinese("invalid-request", Map.of()));
            }
        } finally {
            Locale.setDefault(machine);
        }
    }

    @Test
    void aTextThatDoesNotExistIsItsCode() {
        assertEquals("no-such-code", Texts.english("no-such-code", Map.of()));
        assertEquals("no-such-code", Texts.chinese("no-such-code", Map.of()));
    }

    @Test
    void aClosedGateSaysAllThatIsMissing() {
        Gate gate = Gate.named("not-yet")
                .needs(false, "deposit", Role.FINANCE, Map.of("shortfall", "1.00 CNY"))
                .needs(true, "lines", Role.MERCHANDISER)
                .needs(false, "call-back", Role.MERCHANDISER);
        assertFalse(gate.isOpen());
        HttpProblem problem = Problem.of(assertThrows(Refused.class, gate::orRefuse));
        assertEquals(409, problem.getStatusCode());
        assertEquals("urn:gendan:problem:not-yet", problem.getType().toString());
        assertEquals(
                List.of("deposit", "call-back"),
                ((List<?>) problem.getParameters().get("missing"))
                        .stream().map(missing -> ((Missing) missing).code()).toList());
        assertEquals(Map.of("shortfall", "1.00 CNY"), gate.missing().getFirst().furtherFacts());
    }

    @Test
    void anOpenGateLetsPass() {
        Gate gate = Gate.named("not-yet").needs(true, "deposit", Role.FINANCE);
        assertTrue(gate.isOpen());
        gate.orRefuse();
    }
}
