package org.gendan.kernel.audit;

import jakarta.enterprise.context.RequestScoped;

/** Why the caller does what is being done, where a command asks for a reason. */
@RequestScoped
public class AuditReason {
    private String reason;

    public void because(String stated) {
        reason = stated;
    }

    String given() {
        return reason;
    }
}
