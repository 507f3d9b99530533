package org.gendan.production.order;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.LocalDate;

/** That the materials of an assignment were checked, and who decided to start in spite of an open shortage (rule 27). */
@Embeddable
public record MaterialsCheck(
        @Column(name = "materials_checked_on") LocalDate checkedOn,
        @Column(name = "materials_checked_by") String checkedBy,
        @Column(name = "shortage_overridden_by") String overriddenBy,
        @Column(name = "shortage_override_reason") String overrideReason) {

    public boolean isOverridden() {
        return overriddenBy != null;
    }

    MaterialsCheck overridden(String by, String reason) {
        return new MaterialsCheck(checkedOn, checkedBy, by, reason);
    }
}
