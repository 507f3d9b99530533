package org.gendan.local.demo;

import java.util.function.Supplier;
import org.gendan.local.demo.Api.Upload;

/** Steps that people take, each told when it was accepted. */
final class Steps {

    private final Api api;
    private final Teller teller;

    Steps(Api api, Teller teller) {
        this.api = api;
        this.teller = teller;
    }

    Api.Person as(String who) {
        return api.as(who);
    }

    /** Something that may be refused. */
    Answer attempt(String who, String path, Object body) {
        return api.as(who).post(path, body);
    }

    Answer create(String who, String what, String path, Object body) {
        return did(who, what, accepted(() -> attempt(who, path, body)).expect(201));
    }

    /** A step on something that exists already. */
    Answer step(String who, String what, String path, Object body) {
        return did(who, what, accepted(() -> attempt(who, path, body)).expect(200));
    }

    Answer upload(String who, String what, String path, Upload file, int status) {
        return did(who, what, api.as(who).upload(path, file).expect(status));
    }

    Answer did(String who, String what, Answer answer) {
        teller.did(who, what, answer);
        return answer;
    }

    /** What another service announced arrives when it arrives: who comes too early comes again. */
    private Answer accepted(Supplier<Answer> attempt) {
        return api.again(attempt, answer -> !answer.isTooEarly());
    }
}
