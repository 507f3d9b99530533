package org.gendan.quality.inspection;

import org.gendan.quality.signature.ContentHash;

/** What a factory signs of an inspection: all that the report says, its pictures, and the plans that it was judged by. */
final class ReportContent {
    private ReportContent() {}

    static String hash(Inspection inspection) {
        Reported report = inspection.report();
        ContentHash hash = new ContentHash()
                .with(
                        inspection.id(),
                        inspection.kind(),
                        inspection.number(),
                        inspection.process(),
                        inspection.lotSize(),
                        report.inspected(),
                        report.remark(),
                        report.on(),
                        report.by())
                .with(report.focus().toArray());
        inspection
                .plans()
                .forEach(plan -> hash.with(
                        plan.defectClass(),
                        plan.codeLetter(),
                        plan.sampleSize(),
                        plan.acceptNumber(),
                        plan.severity()));
        inspection
                .defects()
                .forEach(defect -> hash.with(
                        defect.code(), defect.defectClass(), defect.process(), defect.unit(), defect.remark()));
        inspection.checked().forEach(point -> hash.with(point.id(), point.resolved(), point.remark()));
        inspection
                .photos()
                .forEach(photo -> hash.with(
                        photo.id(), photo.sha256(), photo.code(), photo.process(), photo.unit(), photo.caption()));
        return hash.hex();
    }
}
