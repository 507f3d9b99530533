package org.gendan.office.sheet;

import java.util.Set;

/** A column by the names under which people head it, made comparable; isDay: its numbers stand for days. */
record Column(String name, Set<String> names, boolean isDay) {}
