package org.gendan.quality.sampling;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.gendan.kernel.rule.Refused;
import org.gendan.kernel.rule.Refused.Violation;
import org.gendan.quality.sampling.CodeLetters.Range;
import org.gendan.quality.sampling.MasterTable.Row;

/**
 * Single sampling by attributes as ISO 2859-1:1999 (GB/T 2828.1-2012) has it: Table 1 for the code letter, Tables 2-A, 2-B
 * and 2-C for the plan of each severity.
 */
public final class SamplingTables {
    /** Which tables these are; a plan names them, so that a later edition moves no earlier verdict (rule 49). */
    public static final String EDITION = "ISO 2859-1:1999";

    private static final Pattern DECIMAL = Pattern.compile("\\d{1,4}(\\.\\d{1,6})?");

    private static final CodeLetters CODE_LETTERS = CodeLetters.read(Sheet.of("table-1"));
    private static final MasterTable NORMAL =
            MasterTable.read("2-A", "single sampling plans for normal inspection", "正常检验一次抽样方案");
    private static final MasterTable TIGHTENED =
            MasterTable.read("2-B", "single sampling plans for tightened inspection", "加严检验一次抽样方案");
    private static final MasterTable REDUCED =
            MasterTable.read("2-C", "single sampling plans for reduced inspection", "放宽检验一次抽样方案");

    private SamplingTables() {}

    /**
     * The plan of a lot. The AQL is in per cent of defective pieces up to 10; above, the standard means defects per hundred
     * pieces. Refuses with 400 what the standard does not have, and says what it has.
     */
    public static SamplingPlan plan(int lotSize, InspectionLevel level, BigDecimal aql, Severity severity) {
        requireKnown(lotSize, aql);
        Range range = CODE_LETTERS.of(lotSize);
        MasterTable table = table(severity);
        int column = table.column(aql).orElseThrow();
        Row row = table.effective(range.letter(level), column);
        int accept = row.acceptNumber(column).orElseThrow();
        return new SamplingPlan(
                range.letter(level),
                row.letter(),
                Math.min(row.sampleSize(), lotSize),
                accept,
                accept + 1,
                row.sampleSize() >= lotSize,
                source(range, level, table, row, table.aqls().get(column)));
    }

    /**
     * Whether a lot that was inspected by a plan of normal inspection would have been accepted had the AQL been one step
     * tighter: what the switching score asks from an accept number of 2 on (§9.3.3.2). Judged is the same sample, hence by
     * the effective letter; tighter than the tightest AQL there is nothing.
     */
    static boolean acceptsOneStepTighter(SamplingPlan plan, BigDecimal aql, int defectives) {
        int column = NORMAL.column(aql).orElseThrow();
        return column > 0
                && NORMAL.effective(plan.effectiveCodeLetter(), column - 1)
                                .acceptNumber(column - 1)
                                .orElseThrow()
                        >= defectives;
    }

    /** Every AQL of the standard, the tightest first: the bigger the number, the laxer (rule 44). */
    public static List<BigDecimal> aqls() {
        return NORMAL.aqls();
    }

    static CodeLetters codeLetters() {
        return CODE_LETTERS;
    }

    static MasterTable table(Severity severity) {
        return switch (severity) {
            case NORMAL -> NORMAL;
            case TIGHTENED -> TIGHTENED;
            case REDUCED -> REDUCED;
        };
    }

    /** A lot's size as somebody wrote it; empty if it is none that the standard samples. */
    public static Optional<Integer> lotSize(String written) {
        try {
            return Optional.ofNullable(written)
                    .map(Integer::valueOf)
                    .filter(pieces -> pieces >= CodeLetters.SMALLEST_LOT);
        } catch (NumberFormatException noNumber) {
            return Optional.empty();
        }
    }

    /** An AQL as somebody wrote it, 2.5 or 2.50; empty if it is none of the standard's. */
    public static Optional<BigDecimal> aql(String written) {
        return aqls().stream()
                .filter(aql -> written != null && DECIMAL.matcher(written).matches())
                .filter(aql -> aql.compareTo(new BigDecimal(written)) == 0)
                .findAny();
    }

    public static Violation noSuchLot() {
        return new Violation(
                "lotSize",
                EDITION + " samples lots of 2 to " + Integer.MAX_VALUE
                        + " pieces; a lot of one piece is inspected whole");
    }

    public static Violation noSuchAql() {
        return noSuch("aql", "AQLs", aqls(), BigDecimal::toPlainString);
    }

    public static Violation noSuchLevel() {
        return noSuch("level", "inspection levels", List.of(InspectionLevel.values()), InspectionLevel::title);
    }

    public static Violation noSuchSeverity() {
        return noSuch("severity", "severities", List.of(Severity.values()), Severity::name);
    }

    private static <T> Violation noSuch(String field, String what, List<T> all, Function<T, String> name) {
        return new Violation(
                field,
                EDITION + " has the " + what + " " + all.stream().map(name).collect(Collectors.joining(", ")));
    }

    private static void requireKnown(int lotSize, BigDecimal aql) {
        List<Violation> violations = new ArrayList<>();
        if (lotSize < CodeLetters.SMALLEST_LOT) {
            violations.add(noSuchLot());
        }
        if (NORMAL.column(aql).isEmpty()) {
            violations.add(noSuchAql());
        }
        if (!violations.isEmpty()) {
            throw Refused.invalid(violations);
        }
    }

    private static String source(Range range, InspectionLevel level, MasterTable table, Row row, BigDecimal aql) {
        return "%s Table 1 (lot %s, level %s) and Table %s (%s), code letter %s, AQL %s"
                        .formatted(
                                EDITION,
                                range.english(),
                                level.title(),
                                table.name(),
                                table.english(),
                                row.letter(),
                                aql.toPlainString())
                + " · GB/T 2828.1-2012 表 1（批量 %s，检验水平 %s）和表 %s（%s），样本量字码 %s，AQL %s"
                        .formatted(
                                range.chinese(),
                                level.title(),
                                table.name(),
                                table.chinese(),
                                row.letter(),
                                aql.toPlainString());
    }
}
