package org.gendan.kernel.rest;

/** A view of something that need not be there yet; once it is, its version becomes the answer's ETag. */
public interface VersionedOrNot {

    /** As {@link Versioned#version}; null as long as there is nothing. */
    Long version();
}
