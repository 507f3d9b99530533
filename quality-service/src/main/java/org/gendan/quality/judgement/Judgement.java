package org.gendan.quality.judgement;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gendan.language.QualityEvent.Defectives;
import org.gendan.language.QualityEvent.Verdict;
import org.gendan.quality.sampling.DefectClass;

/**
 * What an inspection's findings say by its plans: defective units, each counted once by its worst defect within the samples
 * that it belongs to (rule 45), and accepted where no class has more than its accept number (rule 43). Without a plan
 * nothing is accepted (rule 35).
 */
public record Judgement(Defectives defectives, Verdict verdict) {

    public static Judgement of(List<ClassPlan> plans, List<Defect> defects) {
        List<ClassPlan> worstFirst = plans.stream()
                .sorted(Comparator.comparing(ClassPlan::defectClass))
                .toList();
        Map<DefectClass, Integer> defective = new EnumMap<>(DefectClass.class);
        for (List<Defect> unit : units(defects)) {
            worstFirst.stream()
                    .filter(plan -> unit.stream()
                            .anyMatch(
                                    defect -> defect.defectClass() == plan.defectClass() && plan.judges(defect.unit())))
                    .findFirst()
                    .ifPresent(plan -> defective.merge(plan.defectClass(), 1, Integer::sum));
        }
        boolean accepted = !plans.isEmpty()
                && plans.stream().allMatch(plan -> plan.accepts(defective.getOrDefault(plan.defectClass(), 0)));
        return new Judgement(
                new Defectives(
                        defective.getOrDefault(DefectClass.CRITICAL, 0),
                        defective.getOrDefault(DefectClass.MAJOR, 0),
                        defective.getOrDefault(DefectClass.MINOR, 0)),
                accepted ? Verdict.ACCEPTED : Verdict.REJECTED);
    }

    /** The defects by unit; one whose unit nobody stated stands for a unit of its own. */
    private static Collection<List<Defect>> units(List<Defect> defects) {
        Map<Integer, List<Defect>> numbered = new TreeMap<>();
        List<List<Defect>> units = new ArrayList<>();
        for (Defect defect : defects) {
            if (defect.unit() == null) {
                units.add(List.of(defect));
            } else {
                numbered.computeIfAbsent(defect.unit(), _ -> new ArrayList<>()).add(defect);
            }
        }
        units.addAll(numbered.values());
        return units;
    }
}
