package org.gendan.local.stack;

/** A command that cannot be carried out on this machine as it is; the message says what to do about it. */
public final class StackRefused extends RuntimeException {

    public StackRefused(String message) {
        super(message);
    }
}
