package org.gendan.production.material;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.gendan.language.Ids;
import org.gendan.production.material.Count.Counted;
import org.gendan.production.material.NewDelivery.Listed;

/** One material of a delivery: what its list says, what was counted, and what came later. */
@Entity
public class MaterialItem {
    @Id
    private UUID id;

    private String material;
    private String name;
    private String unit;
    private BigDecimal listed;
    private BigDecimal listedWidthCm;
    private BigDecimal counted;
    private BigDecimal widthCm;
    private Integer defectPoints;
    private String remark;

    protected MaterialItem() {}

    MaterialItem(Listed list) {
        this.id = Ids.next();
        this.material = list.material();
        this.name = list.name();
        this.unit = list.unit();
        this.listed = list.listed();
        this.listedWidthCm = list.listedWidthCm();
    }

    void count(Counted found) {
        counted = found.counted();
        widthCm = found.widthCm();
        defectPoints = found.defectPoints();
        remark = found.remark();
    }

    /** What differs from the list, computed from the figures each time. */
    List<Anomaly> anomalies(FourPointSystem fourPoints) {
        List<Anomaly> anomalies = new ArrayList<>();
        if (counted == null) {
            return anomalies;
        }
        if (counted.compareTo(listed) < 0) {
            anomalies.add(Anomaly.SHORTAGE);
        }
        if (listedWidthCm != null && widthCm != null && widthCm.compareTo(listedWidthCm) < 0) {
            anomalies.add(Anomaly.WIDTH);
        }
        if (defectPoints != null && fourPoints.isTooMany(defectPoints, counted, unit, width())) {
            anomalies.add(Anomaly.DEFECT);
        }
        return anomalies;
    }

    private BigDecimal width() {
        return widthCm == null ? listedWidthCm : widthCm;
    }

    /** Points can only be judged over an area. */
    boolean hasAreaWith(Counted found) {
        return FourPointSystem.isLength(unit) && (found.widthCm() != null || listedWidthCm != null);
    }

    /** What is missing after so much came later; nothing as long as it is not counted. */
    BigDecimal missing(BigDecimal replenished) {
        return counted == null
                ? BigDecimal.ZERO
                : listed.subtract(counted).subtract(replenished).max(BigDecimal.ZERO);
    }

    public Optional<BigDecimal> pointsPer100SquareYards(FourPointSystem fourPoints) {
        return defectPoints == null
                ? Optional.empty()
                : fourPoints.pointsPer100SquareYards(defectPoints, counted, unit, width());
    }

    public String material() {
        return material;
    }

    public String name() {
        return name;
    }

    public String unit() {
        return unit;
    }

    public BigDecimal listed() {
        return listed;
    }

    public BigDecimal listedWidthCm() {
        return listedWidthCm;
    }

    /** Null until it was counted. */
    public BigDecimal counted() {
        return counted;
    }

    public BigDecimal widthCm() {
        return widthCm;
    }

    public Integer defectPoints() {
        return defectPoints;
    }

    public String remark() {
        return remark;
    }
}
