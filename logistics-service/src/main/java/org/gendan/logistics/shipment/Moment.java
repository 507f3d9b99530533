package org.gendan.logistics.shipment;

import java.time.Instant;
import java.time.LocalDate;

/** Who acts, on which business date, and when it is written down. */
record Moment(LocalDate on, Instant at, String by) {}
