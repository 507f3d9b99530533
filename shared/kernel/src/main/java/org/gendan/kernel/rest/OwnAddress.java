package org.gendan.kernel.rest;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.net.URI;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * Where something is, is said without a host (RFC 9110 §10.2.2): who asks knows whom he asked, and what he names as host is
 * nothing that others should be led to.
 */
class OwnAddress {

    static String of(URI address) {
        return address.getRawQuery() == null
                ? address.getRawPath()
                : address.getRawPath() + "?" + address.getRawQuery();
    }

    @ServerResponseFilter
    void locate(ContainerRequestContext request, ContainerResponseContext answer) {
        Object location = answer.getHeaders().getFirst(HttpHeaders.LOCATION);
        if (location != null) {
            answer.getHeaders().putSingle(HttpHeaders.LOCATION, of(URI.create(location.toString())));
        }
    }
}
