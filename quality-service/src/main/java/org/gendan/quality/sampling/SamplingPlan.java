package org.gendan.quality.sampling;

/**
 * How many pieces of a lot are inspected, and how many of them may be defective. The code letter is the lot's, the effective
 * one that of the plan to which the table's arrows lead (rule 41); the source says where in the standard both come from.
 * Where the sample reaches the lot, the whole lot is inspected and sampleSize is the lot's size, while the accept and reject
 * numbers stay those of the plan: the standard replaces the sample alone, and a lot is not judged more severely for having
 * been looked at whole.
 */
public record SamplingPlan(
        String codeLetter,
        String effectiveCodeLetter,
        int sampleSize,
        int acceptNumber,
        int rejectNumber,
        boolean fullInspection,
        String source) {

    /** Accepted at exactly the accept number, too (rule 43); counted are defective pieces, not defects (rule 45). */
    public boolean accepts(int defectives) {
        return defectives <= acceptNumber;
    }
}
