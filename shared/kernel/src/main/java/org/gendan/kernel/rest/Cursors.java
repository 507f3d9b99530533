package org.gendan.kernel.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Link;
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.core.UriInfo;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.gendan.kernel.rule.Refused;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Where a list goes on: the id of the last item shown, signed for that list, so that a client can neither make one up nor use it for another. */
@ApplicationScoped
public class Cursors {
    public static final int DEFAULT_LIMIT = 50;
    public static final int LARGEST_LIMIT = 200;
    private static final int SIGNATURE = 16;

    private final byte[] secret;
    private final UriInfo uri;

    Cursors(@ConfigProperty(name = "gendan.cursor.secret") String secret, UriInfo uri) {
        this.secret = secret.getBytes(StandardCharsets.UTF_8);
        this.uri = uri;
    }

    /** A page of what was found, of which there is one more than the limit where the list goes on. */
    public <T, V> Page<V> page(List<T> found, int limit, Function<T, UUID> id, Function<T, V> view) {
        boolean more = found.size() > limit;
        List<T> shown = more ? found.subList(0, limit) : found;
        return new Page<>(shown.stream().map(view).toList(), more ? after(id.apply(shown.getLast())) : null);
    }

    /** Where the list goes on is also said as RFC 8288 says it. */
    @ServerResponseFilter
    void link(ContainerRequestContext request, ContainerResponseContext answer) {
        if (answer.getEntity() instanceof Page<?> page && page.next() != null) {
            UriBuilder next = request.getUriInfo().getRequestUriBuilder().replaceQueryParam("cursor", page.next());
            answer.getHeaders()
                    .putSingle(
                            HttpHeaders.LINK,
                            Link.fromUriBuilder(next).rel("next").build());
        }
    }

    String after(UUID last) {
        byte[] id = bytes(last);
        ByteBuffer cursor = ByteBuffer.allocate(16 + SIGNATURE).put(id).put(signature(id));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(cursor.array());
    }

    /** The id after which the list goes on, null for its beginning; 400 for a cursor that this list did not give. */
    public UUID read(String cursor) {
        if (cursor == null) {
            return null;
        }
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(cursor));
            byte[] id = new byte[16];
            byte[] signature = new byte[SIGNATURE];
            bytes.get(id).get(signature);
            if (!bytes.hasRemaining() && MessageDigest.isEqual(signature, signature(id))) {
                ByteBuffer uuid = ByteBuffer.wrap(id);
                return new UUID(uuid.getLong(), uuid.getLong());
            }
        } catch (IllegalArgumentException | java.nio.BufferUnderflowException malformed) {
            // answered below, as a cursor with a wrong signature is
        }
        throw Refused.invalid("cursor", "is not one that this list gave; begin again without it");
    }

    private byte[] signature(byte[] id) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            mac.update(uri.getPath().getBytes(StandardCharsets.UTF_8));
            return Arrays.copyOf(mac.doFinal(id), SIGNATURE);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }
}
