package org.gendan.kernel.rest;

import java.net.URI;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** 201: something is there that was not, and Location says where. */
public final class Created {
    private Created() {}

    public static <V> RestResponse<V> at(String address, V view) {
        return ResponseBuilder.<V>created(URI.create(address)).entity(view).build();
    }
}
