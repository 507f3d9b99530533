package org.gendan.logistics.shipment;

/** How many shipments left in a span of days, how many of them by their planned date, and of how many nothing came back. */
public record Delivered(long dispatched, long onTime, long correct) {}
