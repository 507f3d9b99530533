package org.gendan.finance.receivable;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;

/** All milestones, in the order in which they were announced. */
@ApplicationScoped
class Milestones implements PanacheRepositoryBase<Milestone, Long> {}
