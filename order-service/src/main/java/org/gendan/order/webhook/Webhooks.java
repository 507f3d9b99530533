package org.gendan.order.webhook;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.gendan.kernel.rule.Refused;

/** All webhooks. */
@ApplicationScoped
class Webhooks implements PanacheRepositoryBase<Webhook, UUID> {

    Webhook visible(UUID id) {
        return findByIdOptional(id).orElseThrow(() -> Refused.unknown("webhook", id));
    }

    List<Webhook> page(UUID after, int limit) {
        return find("(?1 is null or id < ?1) order by id desc", after)
                .page(0, limit)
                .list();
    }
}
