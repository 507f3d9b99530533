package org.gendan.finance.receivable;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** All waivers. */
@ApplicationScoped
class Waivers implements PanacheRepositoryBase<Waiver, UUID> {}
