package org.gendan.quality.factory;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.DayOfWeek;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.gendan.language.ProductionEvent.FactoryChanged;

/** A factory as production announced it last. */
@Entity
public class Factory {
    @Id
    private UUID id;

    private String code;
    private String name;
    private List<String> workingWeek;

    protected Factory() {}

    Factory(UUID id) {
        this.id = id;
    }

    void record(FactoryChanged fact) {
        code = fact.code();
        name = fact.name();
        workingWeek = fact.workingWeek() == null
                ? List.of()
                : fact.workingWeek().stream().map(DayOfWeek::name).toList();
    }

    public UUID id() {
        return id;
    }

    public String code() {
        return code;
    }

    public String name() {
        return name;
    }

    /** The days of the week on which it works; empty where it keeps the company's week. */
    Set<DayOfWeek> week() {
        Set<DayOfWeek> week = EnumSet.noneOf(DayOfWeek.class);
        workingWeek.forEach(day -> week.add(DayOfWeek.valueOf(day)));
        return week;
    }
}
