package org.gendan.quality.meeting;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.gendan.kernel.time.BusinessClock;
import org.gendan.office.paper.Paper;
import org.gendan.quality.factory.Factories;
import org.gendan.quality.meeting.MeetingDesk.Held;
import org.gendan.quality.paper.Printed;
import org.gendan.quality.paper.Words;
import org.gendan.quality.plan.PlannedLot;
import org.gendan.quality.signature.SignedBy;

/** The minutes of a pre-production meeting in Chinese and English on one paper, as the factory signed them (S3.5). */
@ApplicationScoped
public class MinutesPaper {
    private final MeetingDesk desk;
    private final Factories factories;
    private final BusinessClock clock;

    MinutesPaper(MeetingDesk desk, Factories factories, BusinessClock clock) {
        this.desk = desk;
        this.factories = factories;
        this.clock = clock;
    }

    /** A point that was gone through. */
    public record PointRow(String topic, String explained, String explanation) {
        static PointRow of(MeetingPoint point) {
            return new PointRow(point.topic(), Words.of(point.explained()), Words.orNothing(point.explanation()));
        }
    }

    /** What the paper says. */
    public record Content(PreProductionMeeting meeting, PlannedLot lot, String factory, SignedBy signature) {

        public String number() {
            return "%s-%s-MEETING-%d"
                    .formatted(lot.order().orderNumber(), lot.plan().lot(), meeting.number());
        }

        public String products() {
            return String.join(", ", lot.plan().products(lot.order()));
        }

        public String attendees() {
            return String.join(", ", meeting.attendees());
        }

        public String start() {
            return lot.start() == null ? "待定 not known yet" : lot.start().toString();
        }

        public List<PointRow> points() {
            return meeting.points().stream().map(PointRow::of).toList();
        }
    }

    @CheckedTemplate(basePath = "")
    static class Templates {
        static native TemplateInstance minutes(Content paper);
    }

    @Transactional
    public Printed print(UUID id) {
        Held held = desk.get(id);
        Content content = new Content(
                held.meeting(),
                held.lot(),
                factories.nameOf(held.lot().plan().factoryId()),
                SignedBy.of(held.meeting().signedReport(), clock));
        return new Printed(
                content.number() + ".pdf", Paper.pdf(Templates.minutes(content).render()));
    }
}
