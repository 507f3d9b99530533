package org.gendan.kernel.who;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Who calls: staff by user name, a factory and a customer also by the id that the realm gave them (design §4); and why,
 * where a command asks for a reason.
 */
@RequestScoped
public class Caller {
    private final SecurityIdentity identity;
    private String reason;

    Caller(SecurityIdentity identity) {
        this.identity = identity;
    }

    public String name() {
        return identity.getPrincipal() instanceof JsonWebToken token && token.getClaim("preferred_username") != null
                ? token.getClaim("preferred_username")
                : identity.getPrincipal().getName();
    }

    /** The roles of the realm; not the rights to see that they bring. */
    public Set<String> roles() {
        return identity.getRoles().stream()
                .filter(role -> role.indexOf(':') < 0)
                .collect(Collectors.toSet());
    }

    public boolean has(String... anyOf) {
        for (String role : anyOf) {
            if (identity.hasRole(role)) {
                return true;
            }
        }
        return false;
    }

    public Optional<UUID> factoryId() {
        return claim("factory_id");
    }

    public Optional<UUID> customerId() {
        return claim("customer_id");
    }

    /** The two letters of Chinese or English, as the token's locale begins; Chinese where it says nothing of either. */
    public String language() {
        return identity.getPrincipal() instanceof JsonWebToken token
                        && token.<Object>claim("locale")
                                .filter(locale -> locale.toString().startsWith("en"))
                                .isPresent()
                ? "en"
                : "zh";
    }

    /** The reason that goes into the audit trail with whatever this call changes. */
    public void because(String stated) {
        reason = stated;
    }

    public Optional<String> reason() {
        return Optional.ofNullable(reason);
    }

    private Optional<UUID> claim(String name) {
        if (!(identity.getPrincipal() instanceof JsonWebToken token)) {
            return Optional.empty();
        }
        try {
            return token.<Object>claim(name).map(value -> UUID.fromString(value.toString()));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }
}
