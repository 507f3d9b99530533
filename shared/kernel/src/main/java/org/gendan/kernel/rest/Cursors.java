package org.gendan.kernel.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.gendan.kernel.list.Listing;
import org.gendan.kernel.list.Search;
import org.gendan.kernel.list.Search.Place;
import org.gendan.kernel.rule.Refused;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * Where a list goes on: what the last item shown is put in order by, and its id; signed for that list, its filters and its
 * order, so that a client can neither make one up nor use it for another.
 */
@ApplicationScoped
public class Cursors {
    public static final int DEFAULT_LIMIT = 50;
    public static final int LARGEST_LIMIT = 200;
    private static final int ID = 16;
    private static final int SIGNATURE = 16;
    /** What may differ from page to page of one list. */
    private static final List<String> OF_THE_PAGE = List.of("cursor", "limit");

    private final byte[] secret;
    private final UriInfo uri;

    Cursors(@ConfigProperty(name = "gendan.cursor.secret") String secret, UriInfo uri) {
        this.secret = secret.getBytes(StandardCharsets.UTF_8);
        this.uri = uri;
    }

    /** A page of a list in the order that is asked for. */
    public <T, V> Page<V> page(
            Listing<T> listing, String sort, Part part, Function<Search<T>, List<T>> find, Function<T, V> view) {
        return pages(listing, sort, part, find, _ -> view);
    }

    /** As above, where all that is shown is looked at together before each item is. */
    public <T, V> Page<V> pages(
            Listing<T> listing,
            String sort,
            Part part,
            Function<Search<T>, List<T>> find,
            Function<List<T>, Function<T, V>> views) {
        Search<T> search = listing.search(sort, part.since(), part.limit).after(place(part.cursor));
        List<T> found = find.apply(search);
        List<T> shown = search.shown(found);
        return new Page<>(
                shown.stream().map(views.apply(shown)).toList(),
                search.isMore(found) ? after(search.placeOf(shown.getLast())) : null);
    }

    /** A page of what was found by its ids, newest first, of which there is one more than the limit where the list goes on. */
    public <T, V> Page<V> page(List<T> found, int limit, Function<T, UUID> id, Function<T, V> view) {
        boolean more = found.size() > limit;
        List<T> shown = more ? found.subList(0, limit) : found;
        return new Page<>(shown.stream().map(view).toList(), more ? after(id.apply(shown.getLast())) : null);
    }

    /** Where the list goes on is also said as RFC 8288 says it. */
    @ServerResponseFilter
    void link(ContainerRequestContext request, ContainerResponseContext answer) {
        if (answer.getEntity() instanceof Page<?> page && page.next() != null) {
            URI next = request.getUriInfo()
                    .getRequestUriBuilder()
                    .replaceQueryParam("cursor", page.next())
                    .build();
            answer.getHeaders().putSingle(HttpHeaders.LINK, "<%s>; rel=\"next\"".formatted(OwnAddress.of(next)));
        }
    }

    String after(UUID last) {
        return after(new Place("", last));
    }

    String after(Place last) {
        byte[] value = last.value().getBytes(StandardCharsets.UTF_8);
        byte[] place = ByteBuffer.allocate(ID + value.length)
                .putLong(last.id().getMostSignificantBits())
                .putLong(last.id().getLeastSignificantBits())
                .put(value)
                .array();
        ByteBuffer cursor = ByteBuffer.allocate(SIGNATURE + place.length)
                .put(signature(place))
                .put(place);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(cursor.array());
    }

    /** The id after which the list goes on, null for its beginning; 400 for a cursor that this list did not give. */
    public UUID read(String cursor) {
        Place place = place(cursor);
        return place == null ? null : place.id();
    }

    /** As {@link #read}, with the value that the list is ordered by. */
    Place place(String cursor) {
        if (cursor == null) {
            return null;
        }
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(cursor));
            byte[] signature = new byte[SIGNATURE];
            bytes.get(signature);
            byte[] place = new byte[bytes.remaining()];
            bytes.get(place);
            if (MessageDigest.isEqual(signature, signature(place))) {
                ByteBuffer read = ByteBuffer.wrap(place);
                UUID id = new UUID(read.getLong(), read.getLong());
                return new Place(StandardCharsets.UTF_8.decode(read).toString(), id);
            }
        } catch (IllegalArgumentException | BufferUnderflowException malformed) {
            // answered below, as a cursor with a wrong signature is
        }
        throw Refused.invalid("cursor", "is not one that this list gave; begin again without it");
    }

    private byte[] signature(byte[] place) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            mac.update(asked().getBytes(StandardCharsets.UTF_8));
            return Arrays.copyOf(mac.doFinal(place), SIGNATURE);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The list with its filters and its order, however the address writes them. */
    private String asked() {
        TreeMap<String, List<String>> query = new TreeMap<>(uri.getQueryParameters());
        query.keySet().removeAll(OF_THE_PAGE);
        return uri.getPath() + '\n' + query + '\n';
    }
}
