package org.gendan.office.attachment;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.gendan.kernel.audit.Evidence;
import org.gendan.kernel.rule.MayLack;
import org.gendan.kernel.rule.Refused;
import org.gendan.kernel.store.Transactions;
import org.gendan.language.Ids;
import org.gendan.office.paper.Picture;

/** The files that belong to what this service keeps; they stay in the service that took them (design §5). */
@ApplicationScoped
public class Attachments {
    private final Transactions transactions;
    private final Evidence trail;
    private final Pieces pieces;

    Attachments(Transactions transactions, Evidence trail) {
        this.transactions = transactions;
        this.trail = trail;
        this.pieces = new Pieces(transactions, "attachment_piece", "attachment");
    }

    /** A file as it was stored; size in bytes, SHA-256 in hexadecimal. */
    @MayLack({})
    public record Attachment(
            UUID id, String name, String mediaType, String sha256, long size, String uploadedBy, Instant uploadedAt) {}

    /** A file with its content, which lies on disk until it was handed on. */
    public record StoredFile(String name, String mediaType, Path content) {}

    /**
     * Checks and stores an uploaded file in the transaction under way. The owner is the id of what it belongs to, whose audit
     * trail has its hash.
     */
    public Attachment store(UUID owner, Upload upload, Set<UploadCheck.Kind> allowed, String by) {
        UploadCheck.Kind kind = UploadCheck.require(upload, allowed);
        Attachment attachment = new Attachment(
                Ids.next(),
                kind.nameOf(upload.name()),
                kind.mediaType(),
                sha256(upload.content()),
                upload.size(),
                by,
                Instant.now());
        transactions.inCurrent(connection -> insert(connection, owner, attachment));
        try (OutputStream kept = pieces.write(attachment.id())) {
            Files.copy(upload.content(), kept);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        trail.created(
                owner.toString(),
                "Attachment",
                attachment.id().toString(),
                Map.of(
                        "name", attachment.name(),
                        "mediaType", attachment.mediaType(),
                        "sha256", attachment.sha256(),
                        "size", attachment.size()));
        return attachment;
    }

    /** As {@link #store}, of a picture that papers show; what they show of it is made now, once, and not with each paper. */
    public Attachment storePicture(UUID owner, Upload upload, Set<UploadCheck.Kind> allowed, String by) {
        Attachment attachment = store(owner, upload, allowed, by);
        Picture.forPrint(upload.content())
                .ifPresent(print -> transactions.inCurrent(connection -> {
                    try (PreparedStatement insert = connection.prepareStatement(
                            "insert into attachment_print (attachment, content) values (?, ?)")) {
                        insert.setObject(1, attachment.id());
                        insert.setBytes(2, print);
                        return insert.executeUpdate();
                    }
                }));
        return attachment;
    }

    private static int insert(Connection connection, UUID owner, Attachment attachment) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into attachment (id, owner, name, media_type, sha256, size, uploaded_by, uploaded_at)
                values (?, ?, ?, ?, ?, ?, ?, ?)""")) {
            insert.setObject(1, attachment.id());
            insert.setString(2, owner.toString());
            insert.setString(3, attachment.name());
            insert.setString(4, attachment.mediaType());
            insert.setString(5, attachment.sha256());
            insert.setLong(6, attachment.size());
            insert.setString(7, attachment.uploadedBy());
            insert.setTimestamp(8, Timestamp.from(attachment.uploadedAt()));
            return insert.executeUpdate();
        }
    }

    /** What belongs to an owner, oldest first, at most 200. */
    public List<Attachment> of(UUID owner) {
        return transactions.inAny(connection -> {
            try (PreparedStatement select = connection.prepareStatement("""
                    select id, name, media_type, sha256, size, uploaded_by, uploaded_at
                    from attachment where owner = ? order by uploaded_at limit 200""")) {
                select.setString(1, owner.toString());
                List<Attachment> found = new ArrayList<>();
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        found.add(new Attachment(
                                row.getObject(1, UUID.class),
                                row.getString(2),
                                row.getString(3),
                                row.getString(4),
                                row.getLong(5),
                                row.getString(6),
                                row.getTimestamp(7).toInstant()));
                    }
                }
                return found;
            }
        });
    }

    /** What papers show of a picture of the owner's: a JPG as small as print needs it; empty where it could not be read. */
    public Optional<byte[]> print(UUID owner, UUID id) {
        return transactions.inAny(connection -> {
            try (PreparedStatement select = connection.prepareStatement("""
                    select p.content from attachment_print p join attachment a on a.id = p.attachment
                    where a.owner = ? and a.id = ?""")) {
                select.setString(1, owner.toString());
                select.setObject(2, id);
                try (ResultSet row = select.executeQuery()) {
                    return row.next() ? Optional.of(row.getBytes(1)) : Optional.empty();
                }
            }
        });
    }

    /** The file itself; 404 where the owner has none of this id. Whoever takes it deletes what lies on disk. */
    public StoredFile file(UUID owner, UUID id) {
        return transactions.inAny(connection -> {
            try (PreparedStatement select =
                    connection.prepareStatement("select name, media_type from attachment where owner = ? and id = ?")) {
                select.setString(1, owner.toString());
                select.setObject(2, id);
                try (ResultSet row = select.executeQuery()) {
                    if (!row.next()) {
                        throw Refused.unknown("document", id);
                    }
                    return new StoredFile(row.getString(1), row.getString(2), onDisk(id));
                }
            }
        });
    }

    private Path onDisk(UUID id) {
        try {
            Path file = Files.createTempFile("gendan-", ".file");
            try (InputStream content = pieces.read(id);
                    OutputStream out = Files.newOutputStream(file)) {
                content.transferTo(out);
                return file;
            } catch (IOException | RuntimeException failed) {
                Files.deleteIfExists(file);
                throw failed;
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static String sha256(Path file) {
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
}
