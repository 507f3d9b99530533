package org.gendan.kernel.who;

import io.quarkus.arc.All;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.gendan.kernel.who.Sight.Seen;

/** Gives each caller the rights to see that its roles bring, and each query the predicate of the caller's right. */
@ApplicationScoped
public class Sights implements SecurityIdentityAugmentor {
    private final Map<String, Sight> byName;
    private final Caller caller;

    Sights(@All List<SightTable> tables, Caller caller) {
        this.byName = tables.stream()
                .flatMap(table -> table.sights().stream())
                .collect(Collectors.toMap(Sight::name, Function.identity()));
        this.caller = caller;
    }

    /** What the present caller sees of one kind, as a predicate about the object of this alias. */
    public Seen of(String sight, String alias) {
        return byName.get(sight).by(caller, alias);
    }

    /** As {@link #of(String, String)}, where the query names no alias. */
    public Seen of(String sight) {
        return of(sight, "");
    }

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        if (identity.isAnonymous()) {
            return Uni.createFrom().item(identity);
        }
        Set<String> given = byName.values().stream()
                .filter(sight -> sight.isGivenTo(identity.getRoles()))
                .map(Sight::name)
                .collect(Collectors.toSet());
        return Uni.createFrom()
                .item(QuarkusSecurityIdentity.builder(identity).addRoles(given).build());
    }
}
