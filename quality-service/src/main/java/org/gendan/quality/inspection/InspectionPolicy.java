package org.gendan.quality.inspection;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.gendan.quality.judgement.ClassPlan;
import org.gendan.quality.sampling.DefectClass;
import org.gendan.quality.sampling.InspectionLevel;
import org.gendan.quality.sampling.SamplingTables;
import org.gendan.quality.sampling.Severity;

/**
 * By which plans lots are judged (decision 10): critical defects by accept number 0 on the largest sample drawn, major and
 * minor ones each by its own AQL, single sampling of a general level. An inspection keeps what held when it was booked.
 */
@ApplicationScoped
public class InspectionPolicy {
    private static final int SMALLEST_LOT = 2;
    private static final String WHOLE = "inspected whole · 全检";
    private static final String CRITICAL_SOURCE = "accept number 0 on the largest sample drawn · 致命缺陷在最大样本中接收数为 0";

    private final InspectionLevel level;
    private final BigDecimal majorAql;
    private final BigDecimal minorAql;

    InspectionPolicy(
            @ConfigProperty(name = "gendan.quality.level") InspectionLevel level,
            @ConfigProperty(name = "gendan.quality.aql.major") BigDecimal majorAql,
            @ConfigProperty(name = "gendan.quality.aql.minor") BigDecimal minorAql) {
        this.level = level;
        this.majorAql = majorAql;
        this.minorAql = minorAql;
    }

    /** One plan per class for a sampled lot; each looks up its own (rule 46). */
    List<ClassPlan> sampled(int lotSize, Function<DefectClass, Severity> severities) {
        if (lotSize < SMALLEST_LOT) {
            return whole(lotSize);
        }
        ClassPlan major = plan(DefectClass.MAJOR, lotSize, majorAql, severities);
        ClassPlan minor = plan(DefectClass.MINOR, lotSize, minorAql, severities);
        int largest = Math.max(major.sampleSize(), minor.sampleSize());
        List<ClassPlan> plans = new ArrayList<>();
        plans.add(ClassPlan.none(DefectClass.CRITICAL, largest, largest >= lotSize, CRITICAL_SOURCE));
        plans.add(major);
        plans.add(minor);
        return plans;
    }

    /** Every unit is looked at and none may be defective; the number of units is 0 where it is not known beforehand. */
    List<ClassPlan> whole(int units) {
        return Arrays.stream(DefectClass.values())
                .map(each -> ClassPlan.none(each, units, true, WHOLE))
                .toList();
    }

    private ClassPlan plan(
            DefectClass defectClass, int lotSize, BigDecimal aql, Function<DefectClass, Severity> severities) {
        Severity severity = severities.apply(defectClass);
        return ClassPlan.of(defectClass, level, aql, severity, SamplingTables.plan(lotSize, level, aql, severity));
    }
}
