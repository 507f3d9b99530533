package org.gendan.language.state;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.DayOfWeek;
import java.util.List;
import java.util.UUID;

/**
 * A factory, on {@code gendan.state.factories}. Its own week where it differs from the company's; sets that it makes in a
 * working day and the series that it can make, absent where nobody knows.
 */
public record FactoryState(
        UUID factoryId,
        String code,
        String name,
        String address,
        boolean active,
        List<DayOfWeek> workingWeek,
        Integer capacityPerDay,
        List<String> series)
        implements State {
    @Override
    @JsonIgnore
    public UUID id() {
        return factoryId;
    }
}
