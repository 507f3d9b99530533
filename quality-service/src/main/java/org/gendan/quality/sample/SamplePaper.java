package org.gendan.quality.sample;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.gendan.kernel.time.BusinessClock;
import org.gendan.office.paper.Paper;
import org.gendan.quality.factory.Factories;
import org.gendan.quality.paper.Printed;
import org.gendan.quality.paper.Words;
import org.gendan.quality.plan.PlanDesk;
import org.gendan.quality.plan.PlannedLot;
import org.gendan.quality.signature.SignedBy;

/** The report on a sample in Chinese and English on one paper, which goes into the parcel with the sample (S3.4). */
@ApplicationScoped
public class SamplePaper {
    private final SampleDesk desk;
    private final PlanDesk plans;
    private final Factories factories;
    private final BusinessClock clock;

    SamplePaper(SampleDesk desk, PlanDesk plans, Factories factories, BusinessClock clock) {
        this.desk = desk;
        this.plans = plans;
        this.factories = factories;
        this.clock = clock;
    }

    /** One of the four checks. */
    public record CheckRow(String aspect, String conforms, String remark) {
        static CheckRow of(Check check) {
            return new CheckRow(Words.of(check.aspect()), Words.of(check.conforms()), Words.orNothing(check.remark()));
        }
    }

    /** One row of the tolerance table, in cm. */
    public record MeasureRow(String point, String specified, String tolerance, String measured, String within) {
        static MeasureRow of(Measurement row) {
            return new MeasureRow(
                    row.point(),
                    row.specified().toPlainString(),
                    row.tolerance().toPlainString(),
                    row.measured().toPlainString(),
                    Words.of(row.isWithin()));
        }
    }

    /** What the paper says. */
    public record Content(Sample sample, PlannedLot lot, String factory, SignedBy signature) {

        public String number() {
            return "%s-%s-%s-%d".formatted(lot.order().orderNumber(), lot.plan().lot(), sample.kind(), sample.number());
        }

        public String kind() {
            return Words.of(sample.kind());
        }

        public String status() {
            return Words.of(sample.status());
        }

        public String products() {
            return String.join(", ", lot.plan().products(lot.order()));
        }

        public boolean reported() {
            return sample.reportedOn() != null;
        }

        public String conforms() {
            return Words.of(sample.conforms());
        }

        public boolean sealed() {
            return sample.isSealed();
        }

        public List<CheckRow> checks() {
            return sample.checks().stream().map(CheckRow::of).toList();
        }

        public List<MeasureRow> measures() {
            return sample.measurements().stream().map(MeasureRow::of).toList();
        }
    }

    @CheckedTemplate(basePath = "")
    static class Templates {
        static native TemplateInstance sampleReport(Content paper);
    }

    @Transactional
    public Printed print(UUID id) {
        Sample sample = desk.get(id);
        PlannedLot lot = plans.find(sample.planId());
        Content content = new Content(
                sample,
                lot,
                factories.nameOf(lot.plan().factoryId()),
                sample.reportedOn() == null ? null : SignedBy.of(sample.signedReport(), clock));
        return new Printed(
                content.number() + ".pdf",
                Paper.pdf(Templates.sampleReport(content).render()));
    }
}
