package org.gendan.office.sheet;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Whether a file is text, and in which of the two encodings that tables come in; all of it must be readable in that one. */
final class TextFile {
    static final Charset GB18030 = Charset.forName("GB18030");

    private static final List<Charset> ENCODINGS = List.of(StandardCharsets.UTF_8, GB18030);
    private static final int HEAD = 8192;

    private TextFile() {}

    /** By its head: no document of another kind, and no byte that no table holds. */
    static boolean isText(Path file) throws IOException {
        byte[] head;
        try (InputStream content = Files.newInputStream(file)) {
            head = content.readNBytes(HEAD);
        }
        for (byte value : head) {
            if (value >= 0 && value < ' ' && value != '\t' && value != '\n' && value != '\r') {
                return false;
            }
        }
        return head.length > 0 && !new String(head, StandardCharsets.ISO_8859_1).startsWith("%PDF-");
    }

    /**
     * UTF-8 where it can be read so, which text of another encoding practically never can; else GB18030, which GBK and
     * GB2312 are part of. Empty where it is neither.
     */
    static Optional<Charset> encodingOf(Path file) {
        return ENCODINGS.stream().filter(encoding -> isIn(encoding, file)).findFirst();
    }

    private static boolean isIn(Charset encoding, Path file) {
        try (Reader text = new InputStreamReader(Files.newInputStream(file), encoding.newDecoder())) {
            text.transferTo(Writer.nullWriter());
            return true;
        } catch (CharacterCodingException other) {
            return false;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
