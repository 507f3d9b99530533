package org.gendan.order.labels;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.zip.CRC32;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The words of all services in both languages, as the build collected them ({@code deploy/contracts/labels.json}). */
@ApplicationScoped
public class Labels {
    private static final String PUBLISHED = "contracts/labels.json";

    private final All all;
    private final String mark;

    /** One text in the languages that were asked for. */
    @Schema(name = "Label", description = "A text; facts stand in it by name, {shortfall}, as the answer has them.")
    public record Words(
            @Schema(description = "In English.") String en,
            @Schema(description = "In Chinese.") String zh) {
        Words in(Language language) {
            return switch (language) {
                case en -> new Words(en, null);
                case zh -> new Words(null, zh);
            };
        }
    }

    /** What a problem of a type says. */
    @Schema(name = "ProblemLabel", description = "What a problem is called, and what to do.")
    public record ProblemWords(Words title, Words detail) {
        ProblemWords in(Language language) {
            return new ProblemWords(title.in(language), detail.in(language));
        }
    }

    /** Everything that is said by a code, by that code. */
    @Schema(name = "Labels", description = "What is said by a code, by that code.")
    public record All(
            @Schema(description = "By the stage's name.") Map<String, Words> stages,
            @Schema(description = "By the role's name.") Map<String, Words> roles,

            @Schema(description = "By the code of what is missing.")
            Map<String, Words> missing,

            @Schema(description = "By the last part of the problem's type.")
            Map<String, ProblemWords> problems) {}

    /** The languages that people read. */
    public enum Language {
        zh,
        en
    }

    /** Not read as what a client sends is: a text may have several lines. */
    Labels() {
        try (InputStream published =
                Thread.currentThread().getContextClassLoader().getResourceAsStream(PUBLISHED)) {
            byte[] content = published.readAllBytes();
            CRC32 sum = new CRC32();
            sum.update(content);
            this.mark = Long.toHexString(sum.getValue());
            this.all = new ObjectMapper().readValue(content, All.class);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Changes when a text does. */
    public String mark() {
        return mark;
    }

    public All inBoth() {
        return all;
    }

    public All in(Language language) {
        UnaryOperator<Words> words = each -> each.in(language);
        return new All(
                each(all.stages(), words),
                each(all.roles(), words),
                each(all.missing(), words),
                each(all.problems(), problem -> problem.in(language)));
    }

    private static <W> Map<String, W> each(Map<String, W> labels, UnaryOperator<W> what) {
        Map<String, W> each = new LinkedHashMap<>();
        labels.forEach((code, words) -> each.put(code, what.apply(words)));
        return each;
    }
}
