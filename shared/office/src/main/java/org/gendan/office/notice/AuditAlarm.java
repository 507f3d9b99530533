package org.gendan.office.notice;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.gendan.kernel.audit.AuditBroken;
import org.gendan.kernel.rule.Texts;
import org.gendan.language.Role;

/** Tells operator and auditor of an audit trail that is not as it was written. */
@ApplicationScoped
class AuditAlarm {
    private static final String KIND = "audit-broken";

    private final Notices notices;
    private final Recipients recipients;
    private final String service;

    AuditAlarm(Notices notices, Recipients recipients, @ConfigProperty(name = "gendan.service") String service) {
        this.notices = notices;
        this.recipients = recipients;
        this.service = service;
    }

    void tell(@Observes AuditBroken found) {
        Map<String, Object> facts =
                Map.of("service", service, "day", found.day(), "where", String.join("\n", found.where()));
        notices.mail(Notice.of(
                        KIND,
                        KIND,
                        List.of(recipients.role(Role.OPERATOR), recipients.role(Role.AUDITOR)),
                        Texts.english("audit-broken.subject", facts) + " · "
                                + Texts.chinese("audit-broken.subject", facts),
                        Texts.english("audit-broken", facts) + "\n\n" + Texts.chinese("audit-broken", facts))
                .once(KIND + "/" + found.day()));
    }
}
