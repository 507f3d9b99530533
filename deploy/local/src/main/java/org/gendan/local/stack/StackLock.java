package org.gendan.local.stack;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Keeps two commands from starting and stopping one stack at the same time; the system frees it when its holder dies. */
final class StackLock implements AutoCloseable {

    private final FileChannel channel;

    private StackLock(FileChannel channel) {
        this.channel = channel;
    }

    static StackLock take(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return new StackLock(channel);
            }
        } catch (OverlappingFileLockException e) {
            // told below
        }
        channel.close();
        throw new StackRefused("Another command is starting or stopping this stack just now. Wait for it, or end it.");
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
