package org.gendan.quality.paper;

/** A paper as PDF, and the name under which it is filed. */
public record Printed(String name, byte[] pdf) {}
