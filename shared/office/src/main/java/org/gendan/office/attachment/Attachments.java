package org.gendan.office.attachment;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.gendan.kernel.rule.MayLack;
import org.gendan.kernel.rule.Refused;
import org.gendan.kernel.store.Transactions;
import org.gendan.language.Ids;

/** The files that belong to what this service keeps; they stay in the service that took them (design §5). */
@ApplicationScoped
public class Attachments {
    private final Transactions transactions;

    Attachments(Transactions transactions) {
        this.transactions = transactions;
    }

    /** A file as it was stored; size in bytes, SHA-256 in hexadecimal. */
    @MayLack({})
    public record Attachment(
            UUID id, String name, String mediaType, String sha256, long size, String uploadedBy, Instant uploadedAt) {}

    /** A file with its content. */
    public record StoredFile(String name, String mediaType, byte[] content) {}

    /** Checks and stores an uploaded file in the transaction under way. The owner is the id of what it belongs to. */
    public Attachment store(UUID owner, Upload upload, Set<UploadCheck.Kind> allowed, String by) {
        UploadCheck.Kind kind = UploadCheck.require(upload, allowed);
        byte[] content = UploadCheck.read(upload.content());
        Attachment attachment = new Attachment(
                Ids.next(),
                safeName(upload.name()),
                kind.mediaType(),
                sha256(content),
                content.length,
                by,
                Instant.now());
        transactions.inCurrent(connection -> {
            try (PreparedStatement insert = connection.prepareStatement("""
                    insert into attachment (id, owner, name, media_type, sha256, size, content, uploaded_by, uploaded_at)
                    values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")) {
                insert.setObject(1, attachment.id());
                insert.setString(2, owner.toString());
                insert.setString(3, attachment.name());
                insert.setString(4, attachment.mediaType());
                insert.setString(5, attachment.sha256());
                insert.setLong(6, attachment.size());
                insert.setBytes(7, content);
                insert.setString(8, attachment.uploadedBy());
                insert.setTimestamp(9, Timestamp.from(attachment.uploadedAt()));
                return insert.executeUpdate();
            }
        });
        return attachment;
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

    /** The bytes of the file, for what this service makes of it itself. */
    public byte[] content(UUID owner, UUID id) {
        return transactions.inAny(connection -> {
            try (PreparedStatement select =
                    connection.prepareStatement("select content from attachment where owner = ? and id = ?")) {
                select.setString(1, owner.toString());
                select.setObject(2, id);
                try (ResultSet row = select.executeQuery()) {
                    if (!row.next()) {
                        throw Refused.unknown("document", id);
                    }
                    return row.getBytes(1);
                }
            }
        });
    }

    /** The file itself; 404 where the owner has none of this id. */
    public StoredFile file(UUID owner, UUID id) {
        return transactions.inAny(connection -> {
            try (PreparedStatement select = connection.prepareStatement(
                    "select name, media_type, content from attachment where owner = ? and id = ?")) {
                select.setString(1, owner.toString());
                select.setObject(2, id);
                try (ResultSet row = select.executeQuery()) {
                    if (!row.next()) {
                        throw Refused.unknown("document", id);
                    }
                    return new StoredFile(row.getString(1), row.getString(2), row.getBytes(3));
                }
            }
        });
    }

    private static String safeName(String name) {
        String last =
                Optional.ofNullable(name).orElse("").replaceAll(".*[/\\\\]", "").replaceAll("\\p{Cntrl}", "");
        return last.isBlank() ? "file" : last.substring(0, Math.min(last.length(), 200));
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
