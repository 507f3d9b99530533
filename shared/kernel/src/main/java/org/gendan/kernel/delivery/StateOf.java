package org.gendan.kernel.delivery;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gendan.language.DomainEvent;
import org.gendan.language.state.State;

/**
 * How one kind of aggregate stands, for its compacted topic. A service has an application-scoped bean of this kind for each
 * state that it tells; the one place that reads the aggregate for other systems.
 */
public interface StateOf<S extends State> {

    /** The state's record, from which name and topic follow. */
    Class<S> record();

    /** Whether the aggregate, whose id is then the event's key, stands otherwise after this event of the service's own. */
    boolean isTouchedBy(DomainEvent event);

    /** How those of these stand that there are; one that is absent is gone. Asked in a transaction, for no caller. */
    Map<UUID, S> of(Collection<UUID> ids);

    /** The ids after one, or the first ones where it is null, in the order of ids. */
    List<UUID> after(UUID id, int limit);
}
