package org.gendan.finance.terms;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.gendan.language.OrderEvent;

/** The lines of all revisions that were announced. */
@ApplicationScoped
public class PricedLines implements PanacheRepositoryBase<PricedLine, PricedLine.Key> {

    public void keep(UUID orderId, int revision, List<OrderEvent.Line> lines) {
        lines.forEach(line -> persist(new PricedLine(orderId, revision, line)));
    }

    /** Pieces of one revision by line id. */
    public Map<UUID, Integer> pieces(UUID orderId, int revision) {
        return of(orderId, revision).values().stream()
                .collect(Collectors.toMap(line -> line.id().lineId(), PricedLine::quantity));
    }

    /** Those of one revision by line id. */
    public Map<UUID, PricedLine> of(UUID orderId, int revision) {
        return find("id.orderId = ?1 and id.revision = ?2", orderId, revision).stream()
                .collect(Collectors.toMap(line -> line.id().lineId(), Function.identity()));
    }
}
