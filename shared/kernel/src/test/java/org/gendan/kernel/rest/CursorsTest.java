package org.gendan.kernel.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.Proxy;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import org.gendan.kernel.list.Search.Place;
import org.gendan.kernel.rule.Refused;
import org.gendan.language.Ids;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A cursor says where a list goes on, to whoever got it from this service and to nobody else. */
class CursorsTest {
    private final Cursors cursors = new Cursors("a secret", list("/api/orders"));

    @Test
    void aCursorIsReadAsItWasGiven() {
        UUID last = Ids.next();
        assertEquals(last, cursors.read(cursors.after(last)));
        assertNull(cursors.read(null));
    }

    @Test
    void aCursorThatWasMadeUpIsRefused() {
        byte[] bytes = Base64.getUrlDecoder().decode(cursors.after(Ids.next()));
        for (int i = 0; i < bytes.length; i++) {
            byte[] forged = bytes.clone();
            forged[i] ^= 1;
            assertRefused(Base64.getUrlEncoder().withoutPadding().encodeToString(forged));
        }
    }

    @Test
    void aCursorOfAnotherSecretIsRefused() {
        UUID last = Ids.next();
        String foreign = new Cursors("another secret", list("/api/orders")).after(last);
        assertNotEquals(cursors.after(last), foreign);
        assertRefused(foreign);
    }

    @Test
    void aCursorOfAnotherListIsRefused() {
        assertRefused(new Cursors("a secret", list("/api/customers")).after(Ids.next()));
    }

    @Test
    void aCursorHoldsForItsFiltersAndItsOrder() {
        Cursors drafts = new Cursors("a secret", list("/api/orders", "status", "DRAFT"));
        Place last = new Place("GD-20261123-0001 锦衣", Ids.next());
        assertEquals(last, drafts.place(drafts.after(last)));
        assertRefused(drafts.after(last));
        String next = new Cursors("a secret", list("/api/orders", "limit", "10")).after(last);
        assertEquals(last, cursors.place(next));
    }

    private static UriInfo list(String path) {
        return list(path, "cursor", "whichever");
    }

    /** The request for a list, of which a cursor needs the path and the query alone. */
    private static UriInfo list(String path, String name, String value) {
        MultivaluedMap<String, String> query = new MultivaluedHashMap<>(Map.of(name, value));
        return (UriInfo) Proxy.newProxyInstance(
                UriInfo.class.getClassLoader(),
                new Class<?>[] {UriInfo.class},
                (_, method, _) -> method.getName().equals("getPath") ? path : query);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "not a cursor", "AAAA", "019aa000-0000-7000-8000-00000000c001", "%%%"})
    void whatIsNoCursorIsRefused(String cursor) {
        assertRefused(cursor);
    }

    @Test
    void aCursorWithSomethingBehindItIsRefused() {
        byte[] bytes = Base64.getUrlDecoder().decode(cursors.after(Ids.next()));
        assertRefused(Base64.getUrlEncoder().withoutPadding().encodeToString(java.util.Arrays.copyOf(bytes, 33)));
    }

    private void assertRefused(String cursor) {
        Refused problem = assertThrows(Refused.class, () -> cursors.read(cursor), cursor);
        assertEquals(Refused.Kind.INVALID, problem.kind());
        assertEquals("invalid-request", problem.code());
    }
}
