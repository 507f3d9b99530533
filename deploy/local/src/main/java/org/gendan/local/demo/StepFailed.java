package org.gendan.local.demo;

/** A step of a journey did not go as it must, or a forbidden one was not refused as it must be. */
public final class StepFailed extends RuntimeException {

    private static final long serialVersionUID = 1;

    public StepFailed(String message) {
        super(message);
    }

    StepFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
