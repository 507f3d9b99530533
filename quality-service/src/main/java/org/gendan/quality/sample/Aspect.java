package org.gendan.quality.sample;

/** The four things that a sample is checked for (S3.3): pattern, measurements, materials, workmanship. */
public enum Aspect {
    PATTERN,
    MEASUREMENTS,
    MATERIALS,
    WORKMANSHIP
}
