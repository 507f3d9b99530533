package org.gendan.quality.inspection;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gendan.kernel.time.BusinessClock;
import org.gendan.language.QualityEvent.Defectives;
import org.gendan.office.paper.Paper;
import org.gendan.quality.factory.Factories;
import org.gendan.quality.inspection.InspectionDesk.Visit;
import org.gendan.quality.judgement.ClassPlan;
import org.gendan.quality.judgement.Defect;
import org.gendan.quality.paper.Printed;
import org.gendan.quality.paper.Words;
import org.gendan.quality.plan.PlannedLot;
import org.gendan.quality.sampling.DefectClass;
import org.gendan.quality.signature.SignedBy;

/**
 * The report on an inspection in Chinese and English on one paper, with its pictures and signatures. Neither customer nor
 * price stands on it, so that the factory may have it too.
 */
@ApplicationScoped
public class InspectionPaper {
    private static final int PHOTOS_IN_A_ROW = 2;

    private final InspectionDesk desk;
    private final PhotoDesk photos;
    private final Factories factories;
    private final BusinessClock clock;

    InspectionPaper(InspectionDesk desk, PhotoDesk photos, Factories factories, BusinessClock clock) {
        this.desk = desk;
        this.photos = photos;
        this.factories = factories;
        this.clock = clock;
    }

    /** How defects of one class were judged. */
    public record PlanRow(
            String name,
            String level,
            String aql,
            String severity,
            String letters,
            String n,
            int ac,
            int re,
            String found,
            String source) {

        static PlanRow of(ClassPlan plan, Inspection inspection) {
            return new PlanRow(
                    Words.of(plan.defectClass()),
                    Words.orNothing(plan.level()),
                    plan.aql() == null ? "" : plan.aql().toPlainString(),
                    Words.of(plan.severity()),
                    letters(plan),
                    plan.sampleSize() == 0 ? "全检 all" : Integer.toString(plan.sampleSize()),
                    plan.acceptNumber(),
                    plan.rejectNumber(),
                    inspection.isReported() ? found(inspection.defectives(), plan.defectClass()) : "",
                    plan.source());
        }

        /** Where the table points from the lot's letter to another plan, both. */
        private static String letters(ClassPlan plan) {
            if (plan.codeLetter() == null) {
                return "";
            }
            return plan.codeLetter().equals(plan.effectiveCodeLetter())
                    ? plan.codeLetter() + ""
                    : plan.codeLetter() + " → " + plan.effectiveCodeLetter();
        }

        private static String found(Defectives defectives, DefectClass defectClass) {
            return Integer.toString(
                    switch (defectClass) {
                        case CRITICAL -> defectives.critical();
                        case MAJOR -> defectives.major();
                        case MINOR -> defectives.minor();
                    });
        }
    }

    /** A defect of a unit. */
    public record DefectRow(String unit, String code, String name, String process, String remark) {
        static DefectRow of(Defect defect) {
            return new DefectRow(
                    Words.orNothing(defect.unit()),
                    defect.code(),
                    Words.of(defect.defectClass()),
                    Words.orNothing(defect.process()),
                    Words.orNothing(defect.remark()));
        }
    }

    /** A point that was carried forward to this inspection, and what became of it. */
    public record PointRow(
            String point, String severity, String firstSeenOn, int timesSeen, String mended, String remark) {
        static PointRow of(Checkpoint point, Inspection inspection) {
            CheckedPoint checked = inspection.checked().stream()
                    .filter(each -> each.id().equals(point.id()))
                    .findFirst()
                    .orElse(null);
            return new PointRow(
                    point.point(),
                    Words.of(point.severity()),
                    point.firstSeenOn().toString(),
                    point.timesSeen(),
                    checked == null ? "—" : Words.of(checked.resolved()),
                    checked == null ? "" : Words.orNothing(checked.remark()));
        }
    }

    /** A picture under the name by which the page shows it; without one where the file could not be read. */
    public record PhotoCell(String source, String caption, String sha256) {
        static PhotoCell of(Photo photo, boolean readable) {
            List<String> words = new ArrayList<>();
            words.add(photo.code() == null ? "整体 at large" : photo.code());
            if (photo.process() != null) {
                words.add("(" + photo.process() + ")");
            }
            if (photo.unit() != null) {
                words.add("件号 unit " + photo.unit());
            }
            if (photo.caption() != null) {
                words.add("· " + photo.caption());
            }
            return new PhotoCell(readable ? photo.id().toString() : null, String.join(" ", words), photo.sha256());
        }
    }

    /** Something that was done about it, by whom and when. */
    public record StepRow(String what, String by, String on, String remark) {}

    /** What the paper says. */
    public record Content(
            Inspection inspection,
            PlannedLot lot,
            String factory,
            List<PointRow> points,
            List<List<PhotoCell>> photos,
            SignedBy signature) {

        public String number() {
            return "%s-%s-%s-%d"
                    .formatted(lot.order().orderNumber(), lot.plan().lot(), inspection.kind(), inspection.number());
        }

        public String kind() {
            return Words.of(inspection.kind());
        }

        public String series() {
            return String.join(", ", lot.plan().series(lot.order()));
        }

        public String products() {
            return String.join(", ", lot.plan().products(lot.order()));
        }

        public String verdict() {
            return Words.of(inspection.verdict());
        }

        public boolean reported() {
            return inspection.isReported();
        }

        public boolean sampled() {
            return inspection.isSampled();
        }

        public String process() {
            return inspection.process();
        }

        public List<PlanRow> plans() {
            return inspection.plans().stream()
                    .map(plan -> PlanRow.of(plan, inspection))
                    .toList();
        }

        public List<DefectRow> defects() {
            return inspection.defects().stream().map(DefectRow::of).toList();
        }

        /** Whether it shows the draw: the factory may have the paper before the report is written, but not that. */
        public boolean drawn() {
            return reported() && inspection.cartons() != null;
        }

        public String cartonsToOpen() {
            return String.join(
                    ", ",
                    inspection.cartonsToOpen().stream().map(String::valueOf).toList());
        }

        /** What was looked at and what was not; of a mid inspection. */
        public List<String> focus() {
            return Arrays.stream(Focus.values())
                    .map(each -> Words.of(each) + "："
                            + Words.of(inspection.report().focus().contains(each.name())))
                    .toList();
        }

        public boolean mid() {
            return switch (inspection.kind()) {
                case MID -> true;
                case SEMI_FINISHED, INITIAL_REPORT, FIRST_PIECE, FIRST_BUNDLE, FINAL -> false;
            };
        }

        public List<StepRow> steps() {
            List<StepRow> steps = new ArrayList<>();
            if (inspection.rectification() != null) {
                Rectification done = inspection.rectification();
                steps.add(new StepRow(
                        "整改确认 rectification seen", done.by(), done.on().toString(), done.remark()));
            }
            if (inspection.decision() != null) {
                Decision done = inspection.decision();
                steps.add(new StepRow(
                        done.accepted() ? "主管裁定：接受 supervisor: accepted" : "主管裁定：拒收 supervisor: rejected",
                        done.by(),
                        done.on().toString(),
                        Words.orNothing(done.reason())));
            }
            if (inspection.rework() != null) {
                Rework done = inspection.rework();
                steps.add(new StepRow("返修完毕 rework done", done.by(), done.on().toString(), done.remark()));
            }
            return steps;
        }

        public String contentHash() {
            return inspection.contentHash();
        }
    }

    @CheckedTemplate(basePath = "")
    static class Templates {
        static native TemplateInstance inspectionReport(Content paper);
    }

    @Transactional
    public Printed print(UUID id) {
        Visit visit = desk.get(id);
        Inspection inspection = visit.inspection();
        PlannedLot lot = visit.record().lot();
        Map<String, byte[]> pictures = pictures(inspection);
        List<PhotoCell> cells = inspection.photos().stream()
                .map(photo ->
                        PhotoCell.of(photo, pictures.containsKey(photo.id().toString())))
                .toList();
        Content content = new Content(
                inspection,
                lot,
                factories.nameOf(lot.plan().factoryId()),
                points(visit),
                rows(cells),
                inspection.isReported() ? SignedBy.of(inspection.signedReport(), clock) : null);
        String page = Templates.inspectionReport(content).render();
        return new Printed(content.number() + ".pdf", Paper.pdf(page, pictures));
    }

    private static List<PointRow> points(Visit visit) {
        return visit.record().checklist().points().stream()
                .filter(point -> visit.inspection().booking().mandatory().contains(point.id()))
                .map(point -> PointRow.of(point, visit.inspection()))
                .toList();
    }

    private Map<String, byte[]> pictures(Inspection inspection) {
        Map<String, byte[]> pictures = new HashMap<>();
        for (Photo photo : inspection.photos()) {
            photos.print(inspection.id(), photo.id())
                    .ifPresent(picture -> pictures.put(photo.id().toString(), picture));
        }
        return pictures;
    }

    private static List<List<PhotoCell>> rows(List<PhotoCell> cells) {
        List<List<PhotoCell>> rows = new ArrayList<>();
        for (int i = 0; i < cells.size(); i += PHOTOS_IN_A_ROW) {
            rows.add(cells.subList(i, Math.min(cells.size(), i + PHOTOS_IN_A_ROW)));
        }
        return rows;
    }
}
