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
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.HexFormat;
import java.util.UUID;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.gendan.kernel.store.Transactions;

/** The imported files, as they came: packed, in pieces, so that no process ever holds one whole. */
final class ImportFiles {
    private static final int PIECE = 1024 * 1024;

    private final Transactions transactions;
    private final String insert;
    private final String select;

    /** Kept in a table of import_id, n and content. */
    ImportFiles(Transactions transactions, String table) {
        this.transactions = transactions;
        this.insert = "insert into " + table + " (import_id, n, content) values (?, ?, ?)";
        this.select = "select content from " + table + " where import_id = ? and n = ?";
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
                OutputStream packed = new DeflaterOutputStream(new Pieces(importId), quick)) {
            content.transferTo(packed);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } finally {
            quick.end();
        }
    }

    /** The file from its beginning; each piece is fetched when it is its turn. */
    InputStream open(UUID importId) {
        return new InflaterInputStream(new Fetched(importId));
    }

    private void write(UUID importId, int number, byte[] piece) {
        transactions.inCurrent(connection -> {
            try (PreparedStatement piecewise = connection.prepareStatement(insert)) {
                piecewise.setObject(1, importId);
                piecewise.setInt(2, number);
                piecewise.setBytes(3, piece);
                return piecewise.executeUpdate();
            }
        });
    }

    private byte[] read(UUID importId, int number) {
        return transactions.inNew(connection -> {
            try (PreparedStatement one = connection.prepareStatement(select)) {
                one.setObject(1, importId);
                one.setInt(2, number);
                try (ResultSet row = one.executeQuery()) {
                    return row.next() ? row.getBytes(1) : null;
                }
            }
        });
    }

    private final class Pieces extends OutputStream {
        private final UUID importId;
        private final byte[] piece = new byte[PIECE];
        private int filled;
        private int number;

        Pieces(UUID importId) {
            this.importId = importId;
        }

        @Override
        public void write(int value) {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) {
            for (int done = 0; done < length; ) {
                int part = Math.min(length - done, PIECE - filled);
                System.arraycopy(bytes, from + done, piece, filled, part);
                filled += part;
                done += part;
                if (filled == PIECE) {
                    passOn();
                }
            }
        }

        @Override
        public void close() {
            if (filled > 0) {
                passOn();
            }
        }

        private void passOn() {
            ImportFiles.this.write(importId, number++, java.util.Arrays.copyOf(piece, filled));
            filled = 0;
        }
    }

    private final class Fetched extends InputStream {
        private final UUID importId;
        private byte[] piece = new byte[0];
        private int taken;
        private int number;

        Fetched(UUID importId) {
            this.importId = importId;
        }

        @Override
        public int read() {
            return more() ? piece[taken++] & 0xff : -1;
        }

        @Override
        public int read(byte[] into, int at, int length) {
            if (!more()) {
                return -1;
            }
            int part = Math.min(length, piece.length - taken);
            System.arraycopy(piece, taken, into, at, part);
            taken += part;
            return part;
        }

        private boolean more() {
            if (piece != null && taken == piece.length) {
                piece = ImportFiles.this.read(importId, number++);
                taken = 0;
            }
            return piece != null;
        }
    }
}
