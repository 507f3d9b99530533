package org.gendan.language.state;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.UUID;

/**
 * How something stands now, told anew, whole, each time it changes, on a compacted topic: for who wants today's customers and
 * orders and not their history. It is no event: what was told before is forgotten, and nobody acts on it. It holds what other
 * systems need of the thing, nothing that staff wrote for each other.
 */
public sealed interface State permits CustomerState, ProductState, OrderState, FactoryState, ReceivableState {

    /** What it is the state of; the record's key. */
    @JsonIgnore
    UUID id();
}
