package org.gendan.quality.inspection;

/** The five things that a mid inspection looks at (S3.8). */
public enum Focus {
    MATERIALS,
    WORKMANSHIP,
    MEASUREMENTS,
    PRESSING,
    PACKING
}
