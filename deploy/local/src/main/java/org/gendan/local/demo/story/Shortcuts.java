package org.gendan.local.demo.story;

import java.util.Set;
import java.util.function.Supplier;
import org.gendan.local.demo.Answer;
import org.gendan.local.demo.Api;
import org.gendan.local.demo.StepFailed;
import org.gendan.local.demo.Teller;

/** The forbidden shortcuts of a story: each must be refused, and for the right reason. */
public final class Shortcuts {

    private final Api api;
    private final Teller teller;

    public Shortcuts(Api api, Teller teller) {
        this.api = api;
        this.teller = teller;
    }

    /**
     * Refused by a gate that names everything that is missing. It is tried until just this is missing: what was done
     * before may still be on its way to the service.
     */
    public void closed(String who, String what, Supplier<Answer> attempt, String gate, String... missing) {
        var answer = api.again(
                attempt,
                each -> each.status() < 300
                        || each.isRefusal(409, gate)
                                && Set.copyOf(each.missing()).equals(Set.of(missing)));
        if (!answer.isRefusal(409, gate) || !Set.copyOf(answer.missing()).equals(Set.of(missing))) {
            throw notRefused(who, what, answer, "409 " + gate + ", missing " + String.join(", ", missing));
        }
        teller.refused(who, what, answer);
    }

    /** Refused by a rule that waits for nothing. */
    public void forbidden(String who, String what, Answer answer, int status, String problem) {
        if (!answer.isRefusal(status, problem)) {
            throw notRefused(who, what, answer, status + " " + problem);
        }
        teller.refused(who, what, answer);
    }

    private static StepFailed notRefused(String who, String what, Answer answer, String expected) {
        return new StepFailed("The shortcut was not refused as it must be (" + expected + "): " + who + " " + what
                + ".\n" + answer.request() + " was answered with " + answer.status() + ":\n" + answer.pretty());
    }
}
