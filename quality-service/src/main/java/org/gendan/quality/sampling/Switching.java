package org.gendan.quality.sampling;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gendan.kernel.rule.Refused;
import org.gendan.kernel.who.Caller;
import org.gendan.kernel.who.ExpectedVersion;
import org.gendan.language.Ids;
import org.gendan.quality.sampling.SwitchingState.Conditions;

/**
 * The switching rules at work: which severity the next lot of a series is inspected with, and what each judged lot changes.
 * Orders are isolated lots unless the quality manager turned the rules on for their series (decision 10, rule 48).
 */
@ApplicationScoped
public class Switching {
    private final SwitchedSeriesList all;
    private final Caller caller;
    private final ExpectedVersion expected;

    Switching(SwitchedSeriesList all, Caller caller, ExpectedVersion expected) {
        this.all = all;
        this.caller = caller;
        this.expected = expected;
    }

    /** Of the next original lot; normal where the rules are off. Refuses while inspection is discontinued. */
    @Transactional
    public Severity severityFor(SeriesOfLots lots) {
        return all.of(lots)
                .filter(SwitchedSeries::isActive)
                .map(Switching::severity)
                .orElse(Severity.NORMAL);
    }

    /**
     * Counts a lot, each inspection's once. One that was resubmitted does not count, nor one that was planned with another
     * severity than the series has by now: it belongs to neither sequence.
     */
    @Transactional
    public void record(JudgedLot lot) {
        if (!lot.original()) {
            return;
        }
        all.locked(lot.lots())
                .filter(SwitchedSeries::isActive)
                .filter(series -> series.state().status().severity() == lot.severity())
                .filter(series -> all.firstTime(series, lot.inspectionId()))
                .ifPresent(series -> series.count(lot.outcome()));
    }

    /** Turns the rules on or off for a series; the first time it needs no version. */
    @Transactional
    public SwitchedSeries turn(SeriesOfLots lots, boolean on, Conditions conditions) {
        SwitchedSeries series = all.locked(lots).orElse(null);
        if (series == null) {
            series = new SwitchedSeries(Ids.next(), lots);
            series.turn(on, conditions);
        } else {
            expected.required(series.version());
            series.turn(on, conditions);
        }
        all.persistAndFlush(series);
        return series;
    }

    /** The supplier acted as the reason says, so that inspection goes on, tightened (§9.4). */
    @Transactional
    public SwitchedSeries resume(SeriesOfLots lots, String reason) {
        SwitchedSeries series = get(lots);
        expected.ifStated(series.version());
        caller.because(reason);
        series.resume();
        all.flush();
        return series;
    }

    @Transactional
    public SwitchedSeries get(SeriesOfLots lots) {
        return all.locked(lots).orElseThrow(() -> Refused.unknown("switched-series", lots.series()));
    }

    @Transactional
    public List<SwitchedSeries> page(UUID factoryId, UUID after, int limit) {
        return all.page(factoryId, after, limit);
    }

    private static Severity severity(SwitchedSeries series) {
        SwitchingStatus status = series.state().status();
        if (status == SwitchingStatus.DISCONTINUED) {
            throw Refused.conflict(
                    "inspection-discontinued",
                    Map.of(
                            "factoryId", series.lots().factoryId().toString(),
                            "series", series.lots().series(),
                            "class", series.lots().defectClass().name()));
        }
        return status.severity();
    }
}
