package org.gendan.production.inspection;

import org.gendan.language.QualityEvent.PreProductionApproved;

/** What quality announced, without a database. */
public final class AQualityRecord {
    private AQualityRecord() {}

    public static QualityRecord approved(PreProductionApproved fact) {
        QualityRecord record = new QualityRecord(fact.assignmentId(), fact.orderId());
        record.record(fact);
        return record;
    }
}
