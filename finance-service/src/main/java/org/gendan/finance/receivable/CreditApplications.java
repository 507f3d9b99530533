package org.gendan.finance.receivable;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** All moves of customers' credit. */
@ApplicationScoped
class CreditApplications implements PanacheRepositoryBase<CreditApplication, UUID> {}
