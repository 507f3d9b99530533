package org.gendan.office.sheet;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.gendan.kernel.store.Transactions;
import org.gendan.office.attachment.Pieces;

/** The imported files, as they came, packed. */
final class ImportFiles {
    private final Pieces pieces;

    /** Kept in a table of import_id, n and content. */
    ImportFiles(Transactions transactions, String table) {
        this.pieces = new Pieces(transactions, table, "import_id");
    }

    /** In hexadecimal. */
    static String sha256(Path file) {
        try (DigestInputStream content =
                new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
            content.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(content.getMessageDigest().digest());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Stores a file in the transaction under way. */
    void store(UUID importId, Path file) {
        Deflater quick = new Deflater(Deflater.BEST_SPEED);
        try (InputStream content = Files.newInputStream(file);
                OutputStream packed = new DeflaterOutputStream(pieces.write(importId), quick)) {
            content.transferTo(packed);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } finally {
            quick.end();
        }
    }

    /** The file from its beginning; each piece is fetched when it is its turn. */
    InputStream open(UUID importId) {
        return new InflaterInputStream(pieces.read(importId));
    }
}
