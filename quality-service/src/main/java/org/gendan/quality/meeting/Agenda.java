package org.gendan.quality.meeting;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gendan.kernel.rule.MayLack;
import org.gendan.quality.plan.PlannedLot;
import org.gendan.quality.sample.Sample;

/**
 * What a pre-production meeting has to go through (S3.5): what the customer asks for, what the inspector holds for difficult,
 * and every open point of the sample's report.
 */
public record Agenda(List<Topic> topics) {

    /** Where a topic comes from. */
    public enum Source {
        REQUIREMENT,
        DIFFICULTY,
        SAMPLE
    }

    /** One point of the agenda. */
    @MayLack({})
    public record Topic(Source source, String topic) {}

    static Agenda of(PlannedLot lot, Optional<Sample> reported) {
        List<Topic> topics = new ArrayList<>();
        lot.order().requirements().forEach(topic -> topics.add(new Topic(Source.REQUIREMENT, topic)));
        lot.plan().difficultPoints().forEach(topic -> topics.add(new Topic(Source.DIFFICULTY, topic)));
        if (lot.plan().sample() != null) {
            lot.plan().sample().openPoints().forEach(topic -> topics.add(new Topic(Source.SAMPLE, topic)));
        }
        reported.ifPresent(sample -> sample.openPoints().forEach(topic -> topics.add(new Topic(Source.SAMPLE, topic))));
        return new Agenda(topics.stream().distinct().toList());
    }

    /** The topics that nobody explained. */
    List<String> unexplained(List<MeetingPoint> points) {
        return topics.stream()
                .map(Topic::topic)
                .distinct()
                .filter(topic ->
                        points.stream().noneMatch(point -> point.topic().equals(topic) && point.explained()))
                .toList();
    }
}
