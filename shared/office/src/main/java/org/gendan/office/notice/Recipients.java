package org.gendan.office.notice;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The mail addresses of the company's staff; customers have their own. */
@ApplicationScoped
public class Recipients {
    private final Config config;
    private final String domain;

    Recipients(Config config, @ConfigProperty(name = "gendan.mail.staff-domain") String domain) {
        this.config = config;
        this.domain = domain;
    }

    /** A member of staff, by the name under which they sign in. */
    public String staff(String user) {
        return user + "@" + domain;
    }

    /** All who have a role: {@code gendan.mail.role.<role>} where configured, else the role's own mailbox. */
    public String role(String role) {
        return config.getOptionalValue("gendan.mail.role." + role, String.class).orElseGet(() -> staff(role));
    }
}
