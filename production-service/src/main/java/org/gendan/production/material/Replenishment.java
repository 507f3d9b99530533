package org.gendan.production.material;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.gendan.language.Ids;
import org.gendan.production.material.Replenished.Part;

/** What came later for one material that was short. */
@Entity
public class Replenishment {
    @Id
    private UUID id;

    private String material;
    private BigDecimal quantity;
    private String remark;
    private LocalDate occurredOn;
    private String recordedBy;

    protected Replenishment() {}

    Replenishment(Part part, String remark, LocalDate on, String by) {
        this.id = Ids.next();
        this.material = part.material();
        this.quantity = part.counted();
        this.remark = remark;
        this.occurredOn = on;
        this.recordedBy = by;
    }

    public UUID id() {
        return id;
    }

    public String material() {
        return material;
    }

    public BigDecimal quantity() {
        return quantity;
    }

    public String remark() {
        return remark;
    }

    public LocalDate occurredOn() {
        return occurredOn;
    }

    public String recordedBy() {
        return recordedBy;
    }
}
