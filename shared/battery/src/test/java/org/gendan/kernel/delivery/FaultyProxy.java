package org.gendan.kernel.delivery;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/** A network between a client and a local port that can be slow, lose what it carries, go silent one way, or break. */
final class FaultyProxy implements AutoCloseable {

    /** What becomes of the bytes. A break in a stream of bytes is for good, so each of these ends with a reset. */
    enum Fault {
        NONE,
        /** Every piece comes 50 ms late. */
        DELAY,
        /** Nothing is carried either way, and nobody is told. */
        DROP,
        /** The server hears the client, the client never hears of it. */
        HALF_OPEN
    }

    private static final Duration LATE = Duration.ofMillis(50);

    private final ServerSocket door;
    private final int target;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private volatile Fault fault = Fault.NONE;

    FaultyProxy(int target) {
        this.target = target;
        try {
            this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return door.getLocalPort();
    }

    void strike(Fault next) {
        fault = next;
    }

    /** Breaks every connection (RST) and carries bytes again. */
    void reset() {
        for (Socket socket : sockets) {
            try {
                socket.setSoLinger(true, 0);
            } catch (IOException closed) {
                // it is gone already
            }
            close(socket);
        }
        fault = Fault.NONE;
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
                client.setTcpNoDelay(true);
                server.setTcpNoDelay(true);
                sockets.add(client);
                sockets.add(server);
                Thread.ofVirtual().start(() -> carry(client, server, false));
                Thread.ofVirtual().start(() -> carry(server, client, true));
            } catch (IOException refused) {
                // the server is away, or the proxy is closed
            }
        }
    }

    private void carry(Socket from, Socket to, boolean back) {
        byte[] piece = new byte[16 * 1024];
        try (InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
                boolean carried =
                        switch (fault) {
                            case NONE -> true;
                            case DELAY -> {
                                LockSupport.parkNanos(LATE.toNanos());
                                yield true;
                            }
                            case DROP -> false;
                            case HALF_OPEN -> !back;
                        };
                if (carried) {
                    out.write(piece, 0, read);
                }
            }
        } catch (IOException broken) {
            // both ends are closed below
        } finally {
            close(from);
            close(to);
        }
    }

    private void close(Socket socket) {
        sockets.remove(socket);
        try {
            socket.close();
        } catch (IOException closed) {
            // it is gone already
        }
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException closed) {
            // it is gone already
        }
        reset();
    }
}
