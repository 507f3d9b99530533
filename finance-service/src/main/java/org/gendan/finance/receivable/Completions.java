package org.gendan.finance.receivable;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** What production said of all orders. */
@ApplicationScoped
class Completions implements PanacheRepositoryBase<Completion, UUID> {}
