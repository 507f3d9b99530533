package org.gendan.office.attachment;

import java.io.InputStream;
import java.io.OutputStream;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.Arrays;
import java.util.UUID;
import org.gendan.kernel.store.Transactions;

/** Files in pieces, so that no process ever holds one whole, however large it is. */
public final class Pieces {
    private static final int PIECE = 256 * 1024;

    private final Transactions transactions;
    private final String insert;
    private final String select;

    /** Kept in a table of the column that names the file, n and content. */
    public Pieces(Transactions transactions, String table, String column) {
        this.transactions = transactions;
        this.insert = "insert into " + table + " (" + column + ", n, content) values (?, ?, ?)";
        this.select = "select content from " + table + " where " + column + " = ? and n = ?";
    }

    /** Keeps what is written to it, in the transaction under way; closed, all of it. */
    public OutputStream write(UUID file) {
        return new Written(file);
    }

    /** The file from its beginning; each piece is fetched when it is its turn. */
    public InputStream read(UUID file) {
        return new Fetched(file);
    }

    private void write(UUID file, int number, byte[] piece) {
        transactions.inCurrent(connection -> {
            try (PreparedStatement one = connection.prepareStatement(insert)) {
                one.setObject(1, file);
                one.setInt(2, number);
                one.setBytes(3, piece);
                return one.executeUpdate();
            }
        });
    }

    private byte[] read(UUID file, int number) {
        return transactions.inAny(connection -> {
            try (PreparedStatement one = connection.prepareStatement(select)) {
                one.setObject(1, file);
                one.setInt(2, number);
                try (ResultSet row = one.executeQuery()) {
                    return row.next() ? row.getBytes(1) : null;
                }
            }
        });
    }

    private final class Written extends OutputStream {
        private final UUID file;
        private final byte[] piece = new byte[PIECE];
        private int filled;
        private int number;

        Written(UUID file) {
            this.file = file;
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
            Pieces.this.write(file, number++, filled == PIECE ? piece : Arrays.copyOf(piece, filled));
            filled = 0;
        }
    }

    private final class Fetched extends InputStream {
        private final UUID file;
        private byte[] piece = new byte[0];
        private int taken;
        private int number;

        Fetched(UUID file) {
            this.file = file;
        }

        @Override
        public int read() {
            return more() ? piece[taken++] & 0xff : -1;
        }

        @Override
        public int read(byte[] into, int at, int length) {
            if (length == 0) {
                return 0;
            }
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
                piece = Pieces.this.read(file, number++);
                taken = 0;
            }
            return piece != null;
        }
    }
}
