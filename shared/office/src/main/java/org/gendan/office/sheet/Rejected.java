package org.gendan.office.sheet;

import java.util.UUID;

/** A flaw that kept a row of an import from being taken; people mend it at its source or do by hand what it was for. */
public record Rejected(UUID id, Flaw flaw) {}
