package org.gendan.quality.sampling;

/** How bad a defect is, the worst first; each class has a plan of its own (rule 46). */
public enum DefectClass {
    CRITICAL,
    MAJOR,
    MINOR
}
