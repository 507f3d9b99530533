package org.gendan.production.material;

/** What can be wrong with a delivery of fabric or trims (S3.1b). */
public enum Anomaly {
    SHORTAGE,
    WIDTH,
    DEFECT
}
