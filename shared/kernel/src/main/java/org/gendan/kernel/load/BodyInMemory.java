package org.gendan.kernel.load;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.io.ByteArrayInputStream;
import java.io.InputStream;

/** A body of the ordinary size; within the seconds that are given it is there, or it is none. */
final class BodyInMemory extends Body {
    private Buffer content = Buffer.buffer();

    BodyInMemory(long largest, Shares memory, String caller) {
        super(largest, memory, caller, "body-too-large", 0);
    }

    @Override
    Uni<Void> open() {
        return Uni.createFrom().voidItem();
    }

    @Override
    void keep(Buffer piece, HttpServerRequest from) {
        content.appendBuffer(piece);
    }

    @Override
    Uni<InputStream> content() {
        byte[] whole = content.getBytes();
        // Once in memory is enough.
        drop();
        return Uni.createFrom().item(new ByteArrayInputStream(whole));
    }

    @Override
    void drop() {
        content = Buffer.buffer();
    }
}
