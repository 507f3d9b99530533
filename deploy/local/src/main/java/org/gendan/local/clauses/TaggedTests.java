package org.gendan.local.clauses;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * The tags in the test sources of all modules, each with the tests that carry it: {@code Class.method}, or the class
 * where the class carries it. A disabled test proves nothing and is left out.
 */
record TaggedTests(Map<String, SortedSet<String>> byTag, List<String> unreadable) {

    SortedSet<String> carrying(String tag) {
        return byTag.getOrDefault(tag, new TreeSet<>());
    }

    static TaggedTests under(Path root) throws IOException {
        List<Path> sources = testSources(root);
        TagCollector collector = new TagCollector();
        DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
        if (!sources.isEmpty()) {
            JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
            try (StandardJavaFileManager files =
                    compiler.getStandardFileManager(problems, null, StandardCharsets.UTF_8)) {
                JavacTask task = (JavacTask) compiler.getTask(
                        null, files, problems, List.of("-proc:none"), null, files.getJavaFileObjectsFromPaths(sources));
                for (CompilationUnitTree source : task.parse()) {
                    collector.scan(source, null);
                }
            }
        }
        return new TaggedTests(collector.byTag, unreadable(problems));
    }

    private static List<String> unreadable(DiagnosticCollector<JavaFileObject> problems) {
        return problems.getDiagnostics().stream()
                .filter(problem -> problem.getKind() == Diagnostic.Kind.ERROR)
                .map(problem -> problem.getSource() == null
                        ? problem.getMessage(null)
                        : problem.getSource().getName() + ":" + problem.getLineNumber() + ": "
                                + problem.getMessage(null))
                .toList();
    }

    private static List<Path> testSources(Path root) throws IOException {
        List<Path> sources = new ArrayList<>();
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                if (folder.equals(root)) {
                    return FileVisitResult.CONTINUE;
                }
                String name = folder.getFileName().toString();
                return name.startsWith(".") || name.equals("target")
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (file.toString().endsWith(".java") && file.toString().contains("/src/test/java/")) {
                    sources.add(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        sources.sort(null);
        return sources;
    }

    /** Walks classes and methods, nested ones too, and notes who carries which tag. */
    private static final class TagCollector extends TreeScanner<Void, Void> {

        private final Map<String, SortedSet<String>> byTag = new TreeMap<>();
        private final Deque<String> enclosing = new ArrayDeque<>();

        @Override
        public Void visitClass(ClassTree type, Void nothing) {
            if (isDisabled(type.getModifiers())) {
                return null;
            }
            enclosing.addLast(type.getSimpleName().toString());
            note(type.getModifiers(), String.join(".", enclosing));
            super.visitClass(type, nothing);
            enclosing.removeLast();
            return null;
        }

        @Override
        public Void visitMethod(MethodTree method, Void nothing) {
            if (!isDisabled(method.getModifiers())) {
                note(method.getModifiers(), String.join(".", enclosing) + "." + method.getName());
            }
            return null;
        }

        private void note(ModifiersTree modifiers, String test) {
            new TreeScanner<Void, Void>() {
                @Override
                public Void visitAnnotation(AnnotationTree annotation, Void nothing) {
                    if (isNamed(annotation, "Tag")) {
                        byTag.computeIfAbsent(value(annotation), tag -> new TreeSet<>())
                                .add(test);
                    }
                    return super.visitAnnotation(annotation, nothing);
                }
            }.scan(modifiers, null);
        }

        private static boolean isDisabled(ModifiersTree modifiers) {
            return modifiers.getAnnotations().stream().anyMatch(annotation -> isNamed(annotation, "Disabled"));
        }

        private static boolean isNamed(AnnotationTree annotation, String name) {
            String type = annotation.getAnnotationType().toString();
            return type.equals(name) || type.endsWith("." + name);
        }

        /** The literal, or the expression as it stands there, so that a tag by a constant shows up as an unknown one. */
        private static String value(AnnotationTree annotation) {
            return annotation.getArguments().stream()
                    .map(argument -> argument instanceof AssignmentTree named ? named.getExpression() : argument)
                    .map(TagCollector::text)
                    .collect(Collectors.joining(", "));
        }

        private static String text(ExpressionTree expression) {
            return expression instanceof LiteralTree literal
                    ? String.valueOf(literal.getValue())
                    : expression.toString();
        }
    }
}
