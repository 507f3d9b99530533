package org.gendan.kernel.rest;

import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.Response.Status;
import java.net.URI;
import java.util.List;
import java.util.Map;

/**
 * The one factory of refusals: RFC 9457 problem JSON with a stable {@code type} per rule, title and detail in English and
 * Chinese, and the facts of the refusal as further members.
 */
public final class Refusal {
    public static final String TYPE = "urn:gendan:problem:";

    private Refusal() {}

    /** 400: the request itself is wrong; field tells where. */
    public static HttpProblem invalid(String field, String message) {
        return invalid(List.of(new Violation(field, message)));
    }

    /** 400 with everything that is wrong. */
    public static HttpProblem invalid(List<Violation> violations) {
        return problem(Status.BAD_REQUEST, "invalid-request", Map.of("violations", List.copyOf(violations)));
    }

    /** 403: the caller may see the object but not do this to it. */
    public static HttpProblem forbidden(String code, Map<String, ?> facts) {
        return problem(Status.FORBIDDEN, code, facts);
    }

    /** 404: unknown, not announced here yet, or somebody else's. */
    public static HttpProblem unknown(String what, Object id) {
        return problem(Status.NOT_FOUND, "unknown-" + what, Map.of("id", String.valueOf(id)));
    }

    /** 409: known, but its predecessor has not finished, it is past this step, or a rule of the trade forbids it. */
    public static HttpProblem conflict(String code, Map<String, ?> facts) {
        return problem(Status.CONFLICT, code, facts);
    }

    /** 409: the step cannot be taken from where the object stands. */
    public static HttpProblem wrongState(Enum<?> status, List<? extends Enum<?>> allowed) {
        return conflict(
                "wrong-state",
                Map.of(
                        // "status" is the HTTP status of a problem (RFC 9457).
                        "state",
                        status.name(),
                        "allowed",
                        allowed.stream().map(Enum::name).toList()));
    }

    public static HttpProblem problem(Status status, String code, Map<String, ?> facts) {
        return problem(status.getStatusCode(), code, facts);
    }

    public static HttpProblem problem(int status, String code, Map<String, ?> facts) {
        HttpProblem.Builder problem = HttpProblem.builder()
                .withType(URI.create(TYPE + code))
                .withTitle(Texts.english(code, facts))
                .withStatus(status)
                .withDetail(Texts.english(code + ".detail", facts))
                .with("titleZh", Texts.chinese(code, facts))
                .with("detailZh", Texts.chinese(code + ".detail", facts));
        facts.forEach(problem::with);
        return problem.build();
    }

    /** One thing that is wrong with a request, and the field it stands in. */
    public record Violation(String field, String message) {}
}
