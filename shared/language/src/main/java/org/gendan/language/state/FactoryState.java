package org.gendan.language.state;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.DayOfWeek;
import java.util.List;
import java.util.UUID;
import org.gendan.language.bound.MayBeAbsent;
import org.gendan.language.bound.Most;
import org.gendan.language.bound.Text;
import org.gendan.language.bound.Whole;

/**
 * A factory, on {@code gendan.state.factories}. Its own week where it differs from the company's; sets that it makes in a
 * working day and the series that it can make, absent where nobody knows.
 */
public record FactoryState(
        UUID factoryId,
        @Text(40) String code,
        @Text(200) String name,
        @MayBeAbsent @Text(400) String address,
        boolean active,
        @MayBeAbsent @Most(7) List<DayOfWeek> workingWeek,
        @MayBeAbsent @Whole(min = 1) Integer capacityPerDay,
        @MayBeAbsent @Most(200) List<@Text(100) String> series)
        implements State {
    @Override
    @JsonIgnore
    public UUID id() {
        return factoryId;
    }
}
