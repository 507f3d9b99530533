package org.gendan.servers;

/** A server did not start, or did not get ready in time; the message says where its log is and how it ends. */
public final class ServerFailed extends RuntimeException {

    public ServerFailed(String message) {
        super(message);
    }

    public ServerFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
