package org.gendan.order.tracking;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.gendan.language.Missing;
import org.gendan.language.OrderEvent;
import org.gendan.language.OrderEvent.ComplaintRecorded;
import org.gendan.language.OrderEvent.ComplaintSettled;
import org.gendan.language.OrderEvent.CustomerCalledBack;
import org.gendan.language.OrderEvent.CustomerChanged;
import org.gendan.language.OrderEvent.DocumentAttached;
import org.gendan.language.OrderEvent.LinesEntered;
import org.gendan.language.OrderEvent.OrderAmended;
import org.gendan.language.OrderEvent.OrderCancelled;
import org.gendan.language.OrderEvent.OrderClosed;
import org.gendan.language.OrderEvent.OrderConfirmed;
import org.gendan.language.OrderEvent.OrderHandedOver;
import org.gendan.language.OrderEvent.OrderHeld;
import org.gendan.language.OrderEvent.OrderHoldLifted;
import org.gendan.language.OrderEvent.OrderOpened;
import org.gendan.language.OrderEvent.ProductChanged;
import org.gendan.language.OrderEvent.RequirementsStated;
import org.gendan.language.OrderEvent.SalespersonConsulted;
import org.gendan.language.Role;
import org.gendan.language.Stage;

/** The order itself: its draft, what stands in its present revision, and whether it is held, cancelled or closed. */
final class Ordered {
    private final Draft draft = new Draft();
    private final Set<UUID> openComplaints = new HashSet<>();
    private Map<UUID, Integer> pieces = new HashMap<>();
    private Instant openedAt;
    private Instant revisedAt;
    private int revision;
    private int raisedIn;
    private LocalDate deliverBy;
    private Instant heldAt;
    private String heldBecause;
    private Instant cancelledAt;
    private String cancelledBecause;
    private Instant closedAt;

    void apply(OrderEvent event, Instant at) {
        switch (event) {
            case OrderOpened _ -> openedAt = at;
            case DocumentAttached _ -> draft.documentAttached(at);
            case LinesEntered entered -> draft.record(entered, at);
            case SalespersonConsulted consulted -> draft.record(consulted, at);
            case CustomerCalledBack called -> draft.record(called, at);
            case OrderConfirmed confirmed -> {
                draft.confirmed(at);
                stands(confirmed.revision(), confirmed.lines(), confirmed.contract(), at);
            }
            case OrderAmended amended -> stands(amended.revision(), amended.lines(), amended.contract(), at);
            case OrderHeld held -> {
                heldAt = at;
                heldBecause = held.reason();
            }
            case OrderHoldLifted _ -> heldAt = null;
            case OrderCancelled cancelled -> {
                cancelledAt = at;
                cancelledBecause = cancelled.reason();
            }
            case OrderClosed _ -> closedAt = at;
            case ComplaintRecorded complaint -> openComplaints.add(complaint.complaintId());
            case ComplaintSettled complaint -> openComplaints.remove(complaint.complaintId());
            case RequirementsStated _, OrderHandedOver _, CustomerChanged _, ProductChanged _ -> {
                // tells of no stage
            }
        }
    }

    private void stands(int number, List<OrderEvent.Line> lines, OrderEvent.Contract contract, Instant at) {
        Map<UUID, Integer> before = pieces;
        pieces = lines.stream().collect(Collectors.toMap(OrderEvent.Line::lineId, OrderEvent.Line::quantity));
        if (pieces.entrySet().stream().anyMatch(line -> line.getValue() > before.getOrDefault(line.getKey(), 0))) {
            raisedIn = number;
        }
        revision = number;
        revisedAt = at;
        deliverBy = contract == null ? null : contract.deliverBy();
    }

    Finding draft(Stage stage) {
        return draft.of(stage);
    }

    /** What the closing waits for beyond the signature. */
    Finding closing(boolean settled) {
        if (closedAt != null) {
            return new Finding.Done(closedAt);
        }
        List<Missing> missing = new ArrayList<>();
        if (!openComplaints.isEmpty()) {
            missing.add(
                    new Missing("complaints", List.of(Role.CUSTOMER_SERVICE), Map.of("open", openComplaints.size())));
        }
        if (!settled) {
            missing.add(new Missing("settlement", List.of(Role.FINANCE), Map.of("revision", revision)));
        }
        return new Finding.Open(null, missing);
    }

    boolean isHeld() {
        return heldAt != null;
    }

    Instant heldAt() {
        return heldAt;
    }

    Missing hold() {
        return new Missing("hold", List.of(Role.MERCHANDISER, Role.BUSINESS_MANAGER), Map.of("reason", heldBecause));
    }

    boolean isCancelled() {
        return cancelledAt != null;
    }

    Instant cancelledAt() {
        return cancelledAt;
    }

    Missing cancellation() {
        return new Missing("order-cancelled", List.of(), Map.of("reason", cancelledBecause));
    }

    Instant openedAt() {
        return openedAt;
    }

    int revision() {
        return revision;
    }

    Instant revisedAt() {
        return revisedAt;
    }

    /** Whether what was done for a revision is done for all that is ordered now: nothing was raised since (rule 20). */
    boolean isCoveredBy(int done) {
        return done >= raisedIn;
    }

    Map<UUID, Integer> pieces() {
        return pieces;
    }

    int quantity() {
        return pieces.values().stream().mapToInt(Integer::intValue).sum();
    }

    LocalDate deliverBy() {
        return deliverBy;
    }
}
