package org.gendan.production.factory;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.gendan.kernel.audit.Audited;
import org.gendan.kernel.list.Listed;
import org.gendan.kernel.time.WorkingDays;
import org.gendan.language.ProductionEvent.FactoryChanged;
import org.gendan.language.state.FactoryState;

/** Somebody who makes goods for the company (S4.2); it takes work as long as it is active. */
@Entity
public class Factory extends Listed implements Audited {
    @Id
    private UUID id;

    @Version
    private long version;

    private String code;
    private String name;
    private String address;
    private boolean active;
    /** Names of days, null where it keeps the company's week. */
    private List<String> workingWeek;

    private Integer capacityPerDay;
    /** Null where nobody knows. */
    private List<String> series;

    protected Factory() {}

    Factory(UUID id, FactoryDetails details) {
        this.id = id;
        change(details);
    }

    void change(FactoryDetails details) {
        code = details.code();
        name = details.name();
        address = details.address();
        active = details.active();
        workingWeek = details.workingWeek() == null
                ? null
                : details.workingWeek().stream()
                        .distinct()
                        .sorted()
                        .map(DayOfWeek::name)
                        .toList();
        capacityPerDay = details.capacityPerDay();
        series = details.series() == null
                ? null
                : details.series().stream().distinct().sorted().toList();
    }

    FactoryChanged announced(LocalDate on, String by) {
        return new FactoryChanged(id, code, name, active, week(), on, by);
    }

    FactoryState state() {
        return new FactoryState(
                id, code, name, address, active, week(), capacityPerDay, series == null ? null : List.copyOf(series));
    }

    FactoryCalendar calendar(WorkingDays company) {
        return FactoryCalendar.of(company, week());
    }

    private List<DayOfWeek> week() {
        return workingWeek == null
                ? null
                : workingWeek.stream().map(DayOfWeek::valueOf).toList();
    }

    boolean isActive() {
        return active;
    }

    public UUID id() {
        return id;
    }

    public long version() {
        return version;
    }

    public FactoryDetails details() {
        return new FactoryDetails(code, name, address, active, week(), capacityPerDay, series);
    }

    @Override
    public String auditKey() {
        return id.toString();
    }
}
