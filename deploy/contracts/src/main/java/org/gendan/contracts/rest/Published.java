package org.gendan.contracts.rest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that is published as the build makes it: compared, or with {@code -Dcontracts.write} written. */
public final class Published {
    public static final String COMMAND = "./gendan contracts";

    private Published() {}

    /** Whether the file says what it has to; where it is being written, it does. */
    public static boolean asBuilt(Path file, String text) {
        try {
            if (Boolean.getBoolean("contracts.write")) {
                Files.createDirectories(file.getParent());
                Files.writeString(file, text);
            }
            return Files.exists(file) && Files.readString(file).equals(text);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
