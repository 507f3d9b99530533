package org.gendan.kernel.rule;

import java.util.List;
import java.util.Map;

/**
 * A command that is not carried out: of which kind, the stable code of the rule, and the facts that it rests on. The texts
 * in both languages belong to the code; at the edge it becomes a problem (RFC 9457), once for all.
 */
public final class Refused extends RuntimeException {
    private final Kind kind;
    private final String code;
    private final transient Map<String, ?> facts;

    /** Why, as far as whoever asked can mend it. */
    public enum Kind {
        /** The request itself is wrong. */
        INVALID,
        /** The caller may see the object but not do this to it. */
        FORBIDDEN,
        /** Unknown, not announced here yet, or somebody else's. */
        UNKNOWN,
        /** Known, but its predecessor has not finished, it is past this step, or a rule of the trade forbids it. */
        CONFLICT,
        /** The object has another version than the one that the caller has seen. */
        STALE,
        /** The caller has to say which version of the object it has seen. */
        VERSION_NEEDED,
        /** More than is taken. */
        TOO_LARGE,
        /** A file of a kind that is not taken. */
        UNSUPPORTED,
        /** The key of one request came with another one. */
        KEY_REUSED
    }

    /** One thing that is wrong with a request, and the field it stands in. */
    @MayLack({})
    public record Violation(String field, String message) {}

    private Refused(Kind kind, String code, Map<String, ?> facts) {
        // Where it was refused is said by the code; the stack would be taken for nothing, and often.
        super(code + " " + facts, null, false, false);
        this.kind = kind;
        this.code = code;
        this.facts = facts;
    }

    public static Refused of(Kind kind, String code, Map<String, ?> facts) {
        return new Refused(kind, code, facts);
    }

    /** Field tells where it stands. */
    public static Refused invalid(String field, String message) {
        return invalid(List.of(new Violation(field, message)));
    }

    /** With everything that is wrong. */
    public static Refused invalid(List<Violation> violations) {
        return of(Kind.INVALID, "invalid-request", Map.of("violations", List.copyOf(violations)));
    }

    public static Refused forbidden(String code, Map<String, ?> facts) {
        return of(Kind.FORBIDDEN, code, facts);
    }

    public static Refused unknown(String what, Object id) {
        return of(Kind.UNKNOWN, "unknown-" + what, Map.of("id", String.valueOf(id)));
    }

    public static Refused conflict(String code, Map<String, ?> facts) {
        return of(Kind.CONFLICT, code, facts);
    }

    /** The step cannot be taken from where the object stands. */
    public static Refused wrongState(Enum<?> status, List<? extends Enum<?>> allowed) {
        return conflict(
                "wrong-state",
                Map.of(
                        // "status" is the HTTP status of a problem (RFC 9457).
                        "state",
                        status.name(),
                        "allowed",
                        allowed.stream().map(Enum::name).toList()));
    }

    public Kind kind() {
        return kind;
    }

    public String code() {
        return code;
    }

    public Map<String, ?> facts() {
        return facts;
    }

    /** What it is, in English. */
    public String title() {
        return Texts.english(code, facts);
    }

    /** What to do, in English. */
    public String detail() {
        return Texts.english(code + ".detail", facts);
    }
}
