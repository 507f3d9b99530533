package org.gendan.order.tracking;

import java.time.Instant;
import java.util.List;
import org.gendan.language.Missing;

/** What the facts of one service say of a stage, of the whole order or of one lot or shipment of it. */
sealed interface Finding {

    record Done(Instant at) implements Finding {}

    /** The step is to be taken; since is absent where the stages before it tell. Nothing missing means the bare step. */
    record Open(Instant since, List<Missing> missing) implements Finding {}

    /** Something stands against it that others must mend first. */
    record Against(Instant since, List<Missing> missing) implements Finding {}

    /** It was done, and a later fact took it back: what waits for it is blocked and not merely to come. */
    record TakenBack(Instant since, List<Missing> missing) implements Finding {}

    /** Its turn has not come, whatever else is done. */
    record NotYet() implements Finding {}

    static Finding open(Missing... missing) {
        return new Open(null, List.of(missing));
    }

    static Finding doneOr(Instant doneAt, Missing otherwise) {
        return doneAt == null ? open(otherwise) : new Done(doneAt);
    }
}
