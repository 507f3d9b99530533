package org.gendan.local.clauses;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints every clause, rule and part of the battery with the tests that carry it; it reports and fails nothing. */
@Command(
        name = "clauses",
        description = "Lists every clause of the brief (docs/clauses.md) with the tests that carry it.",
        mixinStandardHelpOptions = true)
public final class ClausesCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--root",
            paramLabel = "FOLDER",
            defaultValue = "${sys:gendan.root:-.}",
            description = "The repository's root (default: the current folder).")
    private Path root;

    @Override
    public Integer call() throws IOException {
        Path file = root.resolve("docs/clauses.md");
        if (!Files.isReadable(file)) {
            spec.commandLine().getErr().println(file + " cannot be read: run this at the repository's root.");
            return 1;
        }
        ClausePage page = ClausePage.read(file);
        TaggedTests tests = TaggedTests.under(root);
        PrintWriter out = spec.commandLine().getOut();
        page.ids().values().forEach(ids -> {
            ids.forEach(id -> out.println(id + "  " + namesOf(tests, id)));
            out.println();
        });
        page.ids()
                .forEach((kind, ids) -> out.println(kind.name().toLowerCase(Locale.ROOT) + ": "
                        + withoutTest(tests, ids) + " of " + ids.size() + " have no test"));
        tests.byTag().keySet().stream()
                .filter(tag -> !page.lists(tag))
                .forEach(tag -> out.println(
                        "tag \"" + tag + "\" is not on the page: " + String.join(", ", tests.carrying(tag))));
        tests.unreadable().forEach(problem -> out.println("not read: " + problem));
        return 0;
    }

    private static String namesOf(TaggedTests tests, String id) {
        return tests.carrying(id).isEmpty() ? "none" : String.join(", ", tests.carrying(id));
    }

    private static long withoutTest(TaggedTests tests, List<String> ids) {
        return ids.stream().filter(id -> tests.carrying(id).isEmpty()).count();
    }
}
