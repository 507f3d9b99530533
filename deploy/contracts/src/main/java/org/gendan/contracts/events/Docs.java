package org.gendan.contracts.events;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** What the sources say of types and of their methods: the words of the schemas are those of the Javadoc, written once. */
final class Docs {
    private static final Pattern CLAUSE = Pattern.compile("\\b(S\\d+(?:\\.\\d+[a-z]?)?|rule \\d+|decision \\d+)\\b");

    private static final Pattern PARAM =
            Pattern.compile("^\\s*@param\\s+(\\w+)\\s+(.*?)(?=^\\s*@|\\z)", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern TAGS = Pattern.compile("^\\s*@.*\\z", Pattern.MULTILINE | Pattern.DOTALL);

    private final Map<String, String> said;

    private Docs(Map<String, String> said) {
        this.said = said;
    }

    static Docs of(Path sources) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = compiler.getStandardFileManager(null, null, null);
                Stream<Path> java = Files.walk(sources)) {
            List<Path> paths = java.filter(path -> path.toString().endsWith(".java"))
                    .sorted()
                    .toList();
            JavacTask task = (JavacTask) compiler.getTask(
                    null, files, null, List.of("-proc:none"), null, files.getJavaFileObjectsFromPaths(paths));
            Reader reader = new Reader(DocTrees.instance(task));
            for (CompilationUnitTree unit : task.parse()) {
                reader.read(unit);
            }
            return new Docs(reader.said);
        }
    }

    /** What is said of a type; refuses one of which nothing is said. */
    String of(Class<?> type) {
        return Optional.ofNullable(said.get(type.getName()))
                .orElseThrow(() -> new IllegalStateException(type.getName() + " has no Javadoc"));
    }

    /** What is said of a component by its record, or by the interfaces of the record. */
    Optional<String> of(Class<?> type, String component) {
        return Stream.concat(Stream.of(type), Stream.of(type.getInterfaces()))
                .flatMap(each -> each == type
                        ? Optional.ofNullable(said.get(type.getName() + "#" + component)).stream()
                        : of(each, component).stream())
                .findFirst();
    }

    /** The clauses of the brief, the rules and the decisions that are named in what is said of a type. */
    List<String> clauses(Class<?> type) {
        return CLAUSE.matcher(of(type))
                .results()
                .map(MatchResult::group)
                .distinct()
                .toList();
    }

    private static String plain(String javadoc) {
        return javadoc.replaceAll("\\{@\\w+\\s+([^}]*)}", "$1")
                .replaceAll("<[^>]+>", " ")
                .replaceAll("\\s+", " ")
                .strip();
    }

    private static final class Reader extends TreePathScanner<Void, Void> {
        private final DocTrees trees;
        private final Map<String, String> said = new HashMap<>();
        private final Deque<String> within = new ArrayDeque<>();

        Reader(DocTrees trees) {
            this.trees = trees;
        }

        void read(CompilationUnitTree unit) {
            within.clear();
            within.push(unit.getPackageName() + ".");
            scan(unit, null);
        }

        @Override
        public Void visitClass(ClassTree type, Void nothing) {
            String name = within.element() + type.getSimpleName();
            keep(name);
            within.push(name + "$");
            super.visitClass(type, nothing);
            within.pop();
            return null;
        }

        @Override
        public Void visitMethod(MethodTree method, Void nothing) {
            String owner = within.element();
            keep(owner.substring(0, owner.length() - 1) + "#" + method.getName());
            return null;
        }

        private void keep(String name) {
            String javadoc = trees.getDocComment(getCurrentPath());
            if (javadoc != null) {
                said.put(name, plain(TAGS.matcher(javadoc).replaceFirst("")));
                PARAM.matcher(javadoc)
                        .results()
                        .forEach(param -> said.putIfAbsent(name + "#" + param.group(1), plain(param.group(2))));
            }
        }
    }
}
