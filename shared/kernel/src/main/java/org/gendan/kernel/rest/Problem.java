package org.gendan.kernel.rest;

import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.Response.Status;
import java.net.URI;
import java.util.Map;
import org.gendan.kernel.rule.Refused;
import org.gendan.kernel.rule.Texts;

/**
 * How refusals look over HTTP: RFC 9457 problem JSON with a stable {@code type} per rule, title and detail in English and
 * Chinese, and the facts of the refusal as further members.
 */
public final class Problem {
    static final String TYPE = "urn:gendan:problem:";

    private Problem() {}

    public static HttpProblem of(Refused refused) {
        return of(status(refused.kind()), refused.code(), refused.facts());
    }

    public static HttpProblem of(Status status, String code, Map<String, ?> facts) {
        return of(status.getStatusCode(), code, facts);
    }

    static HttpProblem of(int status, String code, Map<String, ?> facts) {
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

    private static int status(Refused.Kind kind) {
        return switch (kind) {
            case INVALID -> 400;
            case FORBIDDEN -> 403;
            case UNKNOWN -> 404;
            case CONFLICT -> 409;
            case STALE -> 412;
            case TOO_LARGE -> 413;
            case UNSUPPORTED -> 415;
            case KEY_REUSED -> 422;
            case VERSION_NEEDED -> 428;
        };
    }
}
