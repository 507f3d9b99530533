package org.gendan.quality.sampling;

import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.util.UUID;
import org.gendan.kernel.audit.Audited;
import org.gendan.quality.sampling.SwitchingState.Conditions;
import org.gendan.quality.sampling.SwitchingState.Outcome;

/**
 * A series of lots that the quality manager put under the switching rules (decision 10). Turned off it counts nothing;
 * turned on again it begins with normal inspection.
 */
@Entity
public class SwitchedSeries implements Audited {
    @Id
    private UUID id;

    @Version
    private long version;

    @Embedded
    private SeriesOfLots lots;

    private boolean active;

    @Embedded
    private Conditions conditions;

    @Embedded
    private SwitchingState state;

    protected SwitchedSeries() {}

    SwitchedSeries(UUID id, SeriesOfLots lots) {
        this.id = id;
        this.lots = lots;
        this.state = SwitchingState.begun();
    }

    void turn(boolean on, Conditions present) {
        SwitchingState before = active ? state : SwitchingState.begun();
        active = on;
        conditions = present;
        state = on ? before.under(present) : SwitchingState.begun();
    }

    void count(Outcome lot) {
        state = state.after(lot, conditions);
    }

    void resume() {
        state = state.resumed();
    }

    public UUID id() {
        return id;
    }

    public long version() {
        return version;
    }

    public SeriesOfLots lots() {
        return lots;
    }

    public boolean isActive() {
        return active;
    }

    public Conditions conditions() {
        return conditions;
    }

    public SwitchingState state() {
        return state;
    }

    @Override
    public String auditKey() {
        return id.toString();
    }
}
