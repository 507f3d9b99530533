package org.gendan.kernel.rest;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A bounded part of a list, newest first, and where it goes on; next is absent at the end. */
@Schema(description = "A bounded part of a list; follow `next` (also sent as Link rel=next) until it is absent.")
public record Page<T>(List<T> items, String next) {

    /** Asked for one more than the limit, so that the end is known; {@code found} holds at most limit + 1. */
    public static <T, V> Response of(
            List<T> found, int limit, Function<T, UUID> id, Function<T, V> view, Cursors cursors, UriInfo uri) {
        boolean more = found.size() > limit;
        List<T> shown = more ? found.subList(0, limit) : found;
        String next = more ? cursors.after(id.apply(shown.getLast())) : null;
        Response.ResponseBuilder response =
                Response.ok(new Page<>(shown.stream().map(view).toList(), next));
        if (more) {
            response.link(
                    uri.getRequestUriBuilder().replaceQueryParam("cursor", next).build(), "next");
        }
        return response.build();
    }
}
