package org.gendan.order.tracking;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.gendan.language.Missing;
import org.gendan.language.OrderEvent.CustomerCalledBack;
import org.gendan.language.OrderEvent.LinesEntered;
import org.gendan.language.OrderEvent.SalespersonConsulted;
import org.gendan.language.Role;
import org.gendan.language.Stage;

/** The order before it stands: document, lines, consultation and call-back (S1.6, S1.7). */
final class Draft {
    private final Map<Stage, Instant> done = new EnumMap<>(Stage.class);
    private final Map<Stage, Finding> against = new EnumMap<>(Stage.class);
    private boolean hasDocument;
    private List<String> incomplete = List.of("lines");

    void documentAttached(Instant at) {
        hasDocument = true;
        contentChanged(at);
    }

    void record(LinesEntered entered, Instant at) {
        incomplete = entered.lines() == 0 ? List.of("lines") : entered.incomplete();
        contentChanged(at);
    }

    void record(SalespersonConsulted consulted, Instant at) {
        reopen(Stage.CUSTOMER_CALLED_BACK);
        if (consulted.agreed()) {
            reach(Stage.SALESPERSON_CONSULTED, at);
        } else {
            refuse(Stage.SALESPERSON_CONSULTED, "salesperson-agreement", consulted.remark(), at);
        }
    }

    void record(CustomerCalledBack called, Instant at) {
        if (called.accurate()) {
            reach(Stage.CUSTOMER_CALLED_BACK, at);
        } else {
            refuse(Stage.CUSTOMER_CALLED_BACK, "clarification", called.discrepancy(), at);
        }
    }

    void confirmed(Instant at) {
        done.putIfAbsent(Stage.ORDER_CONFIRMED, at);
    }

    Finding of(Stage stage) {
        Instant reached = done.get(stage);
        if (reached != null) {
            return new Finding.Done(reached);
        }
        if (stage == Stage.WRITTEN_ORDER) {
            return new Finding.Open(null, missingContent());
        }
        return against.getOrDefault(stage, Finding.open());
    }

    private List<Missing> missingContent() {
        List<Missing> missing = new ArrayList<>();
        if (!hasDocument) {
            missing.add(new Missing("written-document", Role.MERCHANDISER));
        }
        if (!incomplete.isEmpty()) {
            missing.add(new Missing("complete-lines", List.of(Role.MERCHANDISER), Map.of("incomplete", incomplete)));
        }
        return missing;
    }

    /** Whoever was asked was asked about something else. */
    private void contentChanged(Instant at) {
        reopen(Stage.SALESPERSON_CONSULTED);
        reopen(Stage.CUSTOMER_CALLED_BACK);
        if (hasDocument && incomplete.isEmpty()) {
            done.putIfAbsent(Stage.WRITTEN_ORDER, at);
        } else {
            reopen(Stage.WRITTEN_ORDER);
        }
    }

    private void reach(Stage stage, Instant at) {
        reopen(stage);
        done.put(stage, at);
    }

    private void refuse(Stage stage, String otherwise, String because, Instant at) {
        reopen(stage);
        String reason = because == null ? "" : because;
        Missing missing = new Missing(otherwise, List.of(Role.MERCHANDISER), Map.of("reason", reason));
        against.put(stage, new Finding.Against(at, List.of(missing)));
    }

    private void reopen(Stage stage) {
        done.remove(stage);
        against.remove(stage);
    }
}
