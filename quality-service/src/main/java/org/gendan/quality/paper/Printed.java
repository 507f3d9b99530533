package org.gendan.quality.paper;

/** A paper under the name by which it is filed. */
public record Printed(String name, byte[] pdf) {}
