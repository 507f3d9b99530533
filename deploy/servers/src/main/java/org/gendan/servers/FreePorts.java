package org.gendan.servers;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/** TCP ports of this machine. */
public final class FreePorts {

    /**
     * Below the ports that the system gives to outgoing connections: one of those would keep a server that was killed from
     * starting again on its own.
     */
    private static final int FIRST = 15_000;

    private static final int BEYOND_LAST = 30_000;
    private static final Set<Integer> HANDED_OUT = ConcurrentHashMap.newKeySet();

    private FreePorts() {}

    /** A port that nobody listens on now, and that this JVM was not given before. */
    public static int next() {
        return ThreadLocalRandom.current()
                .ints(FIRST, BEYOND_LAST)
                .limit(BEYOND_LAST - FIRST)
                .filter(port -> isFree(port) && HANDED_OUT.add(port))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalStateException("No free port between %d and %d".formatted(FIRST, BEYOND_LAST)));
    }

    public static boolean isFree(int port) {
        try (var socket = new ServerSocket()) {
            // A server that was just killed leaves connections in TIME_WAIT; they do not keep the next one from
            // binding.
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
