package org.gendan.production.material;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.gendan.kernel.rule.Gate;
import org.gendan.language.Missing;
import org.gendan.language.Role;
import org.gendan.production.order.Materials;

/** What the check of a lot's materials waits for: everything arrived, was counted, and where something was wrong, confirmed. */
@ApplicationScoped
class MaterialsGate implements Materials {
    private static final List<String> COUNTERS = List.of(Role.FACTORY, Role.MERCHANDISER, Role.INSPECTOR);
    private static final List<String> CONFIRMERS = List.of(Role.MERCHANDISER, Role.INSPECTOR);

    private final Deliveries deliveries;
    private final FourPointSystem fourPoints;

    MaterialsGate(
            Deliveries deliveries,
            @ConfigProperty(name = "gendan.material.points-per-100-square-yards") BigDecimal limit) {
        this.deliveries = deliveries;
        this.fourPoints = new FourPointSystem(limit);
    }

    FourPointSystem fourPoints() {
        return fourPoints;
    }

    /** Of a lot to which these deliveries came. */
    Gate of(List<Delivery> all) {
        List<String> uncounted = all.stream()
                .filter(delivery -> !delivery.isCounted())
                .map(Delivery::deliveryNote)
                .toList();
        List<String> unconfirmed = all.stream()
                .filter(delivery -> !delivery.anomalies(fourPoints).isEmpty() && !delivery.isConfirmed())
                .map(Delivery::deliveryNote)
                .toList();
        return Gate.named("materials-not-checkable")
                .needs(!all.isEmpty(), new Missing("delivery", COUNTERS, Map.of()))
                .needs(uncounted.isEmpty(), new Missing("count", COUNTERS, Map.of("deliveryNotes", uncounted)))
                .needs(
                        unconfirmed.isEmpty(),
                        new Missing("count-confirmation", CONFIRMERS, Map.of("deliveryNotes", unconfirmed)));
    }

    @Override
    @Transactional
    public Set<UUID> checkable(Collection<UUID> assignmentIds) {
        return deliveries.of(assignmentIds).stream()
                .collect(Collectors.groupingBy(Delivery::assignmentId))
                .entrySet()
                .stream()
                .filter(each -> of(each.getValue()).isOpen())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }
}
