package org.gendan.quality.sampling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import org.gendan.kernel.rule.Refused;
import org.gendan.quality.sampling.SwitchingState.Conditions;
import org.gendan.quality.sampling.SwitchingState.Outcome;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The switching rules of ISO 2859-1 §9.3 and §9.4, rule by rule and against a model that was written apart. */
@Tag("rule-47")
class SwitchingStateTest {
    private static final Conditions MET = new Conditions(true, true);
    private static final Conditions UNMET = new Conditions(false, false);

    @Test
    void twoFailuresAmongFiveLotsTightenAndAmongSixDoNot() {
        assertEquals(SwitchingStatus.TIGHTENED, after("FF").status());
        assertEquals(SwitchingStatus.TIGHTENED, after("FPPPF").status());
        assertEquals(SwitchingStatus.NORMAL, after("FPPPPF").status());
        assertEquals(SwitchingStatus.TIGHTENED, after("FPPPPFPPPF").status());
    }

    @Test
    void fivePassesInARowEndTightenedInspectionAndFourDoNot() {
        assertEquals(SwitchingStatus.TIGHTENED, after("FFPPPP").status());
        assertEquals(SwitchingStatus.TIGHTENED, after("FFPPPPFPPPP").status());
        assertEquals(SwitchingState.begun(), after("FFPPPPFPPPPP"));
    }

    @Test
    void theFifthFailureOfTightenedInspectionDiscontinuesItHoweverFarApart() {
        assertEquals(4, after("FFFPPPPFPPPPFPPF").failures());
        assertEquals(SwitchingStatus.TIGHTENED, after("FFFPPPPFPPPPFPPF").status());
        assertEquals(SwitchingStatus.DISCONTINUED, after("FFFPPPPFPPPPFPPFF").status());
        assertEquals(SwitchingStatus.DISCONTINUED, after("FFFFFFF" + "PPPPPP").status(), "no lot ends it");
        assertEquals(SwitchingStatus.TIGHTENED, after("FFFFFF").status());
        assertEquals(
                SwitchingStatus.TIGHTENED,
                after("FFFFFF" + "PPPPP" + "FFF").status(),
                "what was before does not count");
    }

    @Test
    void onlyADiscontinuedInspectionIsResumedAndThenTightened() {
        SwitchingState resumed = after("FFFFFFF").resumed();
        assertEquals(new SwitchingState(SwitchingStatus.TIGHTENED, 0, List.of(), 0), resumed);
        assertEquals(
                Refused.Kind.CONFLICT,
                assertThrows(Refused.class, resumed::resumed).kind());
    }

    @Test
    void smallAcceptNumbersScoreTwoForAPassAndFallToZeroWithAFailure() {
        assertEquals(8, after("PPPP").score());
        assertEquals(2, after("PPPPFP").score());
    }

    @Test
    void fromAnAcceptNumberOfTwoOnALotScoresThreeIfItPassedTheNextTighterAqlToo() {
        Outcome clearly = new Outcome(true, 2, true);
        Outcome barely = new Outcome(true, 2, false);
        SwitchingState six = SwitchingState.begun().after(clearly, UNMET).after(clearly, UNMET);
        assertEquals(6, six.score());
        assertEquals(0, six.after(barely, UNMET).score());
        assertEquals(SwitchingStatus.NORMAL, six.after(barely, UNMET).status());
    }

    @Test
    void aScoreOfThirtyReducesAndOneOfTwentyEightDoesNot() {
        assertEquals(SwitchingStatus.NORMAL, after("P".repeat(14), MET).status());
        assertEquals(SwitchingStatus.REDUCED, after("P".repeat(15), MET).status());
    }

    @Test
    void reducedInspectionNeedsSteadyProductionAndTheCompanysWill() {
        for (Conditions half : List.of(UNMET, new Conditions(true, false), new Conditions(false, true))) {
            SwitchingState waiting = after("P".repeat(20), half);
            assertEquals(SwitchingStatus.NORMAL, waiting.status());
            assertEquals(40, waiting.score());
            assertEquals(SwitchingStatus.REDUCED, waiting.under(MET).status());
            assertEquals(
                    SwitchingStatus.NORMAL,
                    after("P".repeat(15), MET).under(half).status(),
                    "and ends without either");
        }
    }

    @Test
    void oneFailureEndsReducedInspection() {
        assertEquals(SwitchingStatus.REDUCED, after("P".repeat(40), MET).status());
        assertEquals(SwitchingState.begun(), after("P".repeat(40) + "F", MET));
    }

    @Test
    void randomSeriesGoAsTheModelGoes() {
        Set<SwitchingStatus> seen = EnumSet.noneOf(SwitchingStatus.class);
        for (long seed = 0; seed < 3000; seed++) {
            Random random = new Random(seed);
            double quality = 0.3 + 0.7 * random.nextDouble();
            Conditions conditions = new Conditions(random.nextBoolean(), random.nextBoolean());
            SwitchingState state = SwitchingState.begun();
            Model model = new Model();
            List<String> story = new ArrayList<>();
            for (int step = 0; step < 80; step++) {
                int dice = random.nextInt(20);
                if (dice == 0) {
                    conditions = new Conditions(random.nextInt(4) > 0, random.nextInt(4) > 0);
                    story.add(conditions.toString());
                    state = state.under(conditions);
                    model.conditions(conditions);
                } else if (dice == 1 && state.status() == SwitchingStatus.DISCONTINUED) {
                    story.add("resumed");
                    state = state.resumed();
                    model.phase("TIGHTENED");
                } else {
                    boolean accepted = random.nextDouble() < quality;
                    Outcome lot = new Outcome(accepted, random.nextInt(4), accepted && random.nextInt(8) > 0);
                    story.add(lot.toString());
                    state = state.after(lot, conditions);
                    model.lot(lot, conditions);
                }
                String told = "seed " + seed + ": " + story;
                assertEquals(model.phase, state.status().name(), told);
                assertEquals("NORMAL".equals(model.phase) ? model.score() : 0, state.score(), told);
                assertTrue(state.recent().size() <= 5 && state.failures() < 5, told);
                seen.add(state.status());
            }
        }
        assertEquals(EnumSet.allOf(SwitchingStatus.class), seen);
    }

    /** Judges the whole history of the present severity anew with each lot, by the words of the standard. */
    private static final class Model {
        private static final Pattern TWO_OF_FIVE = Pattern.compile(".*F.{0,3}F");
        private String phase = "NORMAL";
        private String history = "";
        private List<Integer> points = new ArrayList<>();

        void lot(Outcome lot, Conditions conditions) {
            history += lot.accepted() ? 'P' : 'F';
            boolean scores = lot.accepted() && (lot.acceptNumber() < 2 || lot.acceptedOneStepTighter());
            points.add(!scores ? 0 : lot.acceptNumber() < 2 ? 2 : 3);
            String failed = history.replace("P", "");
            switch (phase) {
                case "NORMAL" -> {
                    if (TWO_OF_FIVE.matcher(history).matches()) {
                        phase("TIGHTENED");
                    }
                }
                case "TIGHTENED" -> {
                    if (failed.length() == 5) {
                        phase("DISCONTINUED");
                    } else if (history.endsWith("PPPPP")) {
                        phase("NORMAL");
                        return;
                    }
                }
                case "REDUCED" -> {
                    if (!failed.isEmpty()) {
                        phase("NORMAL");
                    }
                }
                default -> assertEquals("DISCONTINUED", phase);
            }
            conditions(conditions);
        }

        void conditions(Conditions present) {
            boolean both = present.productionSteady() && present.reducedWanted();
            if (phase.equals("NORMAL") && score() >= 30 && both) {
                phase("REDUCED");
            } else if (phase.equals("REDUCED") && !both) {
                phase("NORMAL");
            }
        }

        void phase(String next) {
            phase = next;
            history = "";
            points = new ArrayList<>();
        }

        int score() {
            return points.subList(points.lastIndexOf(0) + 1, points.size()).stream()
                    .mapToInt(Integer::intValue)
                    .sum();
        }
    }

    private static SwitchingState after(String lots) {
        return after(lots, UNMET);
    }

    /** P passed, F failed, all with an accept number of 1. */
    private static SwitchingState after(String lots, Conditions conditions) {
        SwitchingState state = SwitchingState.begun();
        for (char lot : lots.toCharArray()) {
            state = state.after(new Outcome(lot == 'P', 1, false), conditions);
        }
        return state;
    }
}
