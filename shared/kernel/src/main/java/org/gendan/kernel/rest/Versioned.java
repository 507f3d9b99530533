package org.gendan.kernel.rest;

/** A view of something that is changed; its version becomes the answer's ETag. */
public interface Versioned {

    /** The optimistic lock, one more with each change; not the commercial revision of an order. */
    long version();
}
