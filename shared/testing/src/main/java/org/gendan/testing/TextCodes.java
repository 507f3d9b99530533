package org.gendan.testing;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The texts that a module's refusals and gates need: the codes are taken from its sources, and each must have its text in
 * English and Chinese, with the same facts in both. A service's test is one line:
 * {@code assertEquals(List.of(), TextCodes.gaps(Path.of("src/main/java")))}.
 */
public final class TextCodes {
    /** The call and which of its arguments is a code. */
    private record Call(Pattern begins, int argument, String prefix, boolean detailed) {}

    private static final List<Call> CALLS = List.of(
            new Call(Pattern.compile("Refused\\s*\\.(conflict|forbidden)\\("), 0, "", true),
            new Call(Pattern.compile("(Refused|Problem)\\s*\\.of\\("), 1, "", true),
            new Call(Pattern.compile("Refused\\s*\\.unknown\\("), 0, "unknown-", true),
            new Call(Pattern.compile("Gate\\s*\\.named\\("), 0, "", true),
            new Call(Pattern.compile("\\.needs\\("), 1, "missing.", false),
            new Call(Pattern.compile("new Missing\\("), 0, "missing.", false),
            new Call(Pattern.compile("Fault\\s*\\.of\\("), 1, "fault.", false));

    private static final Pattern LITERAL = Pattern.compile("\"([a-z0-9]+(?:-[a-z0-9]+)*|[A-Z0-9]+(?:_[A-Z0-9]+)*)\"");
    private static final Pattern FACT = Pattern.compile("\\{[a-zA-Z]+}");

    private TextCodes() {}

    /** What is missing or unlike in the texts of the sources below the given folder; empty when all is well. */
    public static List<String> gaps(Path sources) {
        Properties english = texts("");
        Properties chinese = texts("_zh");
        List<String> gaps = new ArrayList<>();
        for (String code : codes(sources)) {
            if (!english.containsKey(code)) {
                gaps.add(code + " has no English text");
            }
            if (!chinese.containsKey(code)) {
                gaps.add(code + " has no Chinese text");
            }
        }
        for (String code : new TreeSet<>(english.stringPropertyNames())) {
            String translated = chinese.getProperty(code);
            if (translated == null) {
                gaps.add(code + " is not translated");
            } else if (!facts(english.getProperty(code)).equals(facts(translated))) {
                gaps.add(code + " tells other facts in Chinese");
            }
        }
        chinese.stringPropertyNames().stream()
                .filter(code -> !english.containsKey(code))
                .forEach(code -> gaps.add(code + " is Chinese only"));
        return gaps;
    }

    /** Every code that the sources name, as the key of its text. */
    public static Set<String> codes(Path sources) {
        Set<String> codes = new TreeSet<>();
        try (Stream<Path> files = Files.walk(sources)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                String source = Files.readString(file);
                CALLS.forEach(call -> collect(source, call, codes));
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return codes;
    }

    private static void collect(String source, Call call, Set<String> codes) {
        Matcher found = call.begins.matcher(source);
        while (found.find()) {
            List<String> arguments = arguments(source, found.end());
            if (arguments.size() > call.argument) {
                Matcher literal = LITERAL.matcher(arguments.get(call.argument));
                while (literal.find()) {
                    String code = literal.group(1).toLowerCase(Locale.ROOT).replace('_', '-');
                    codes.add(call.prefix + code);
                    if (call.detailed) {
                        codes.add(call.prefix + code + ".detail");
                    }
                }
            }
        }
    }

    /** The arguments of a call, as text; commas within brackets and strings belong to their argument. */
    private static List<String> arguments(String source, int from) {
        List<String> arguments = new ArrayList<>();
        int depth = 0;
        boolean quoted = false;
        int begin = from;
        for (int i = from; i < source.length(); i++) {
            char here = source.charAt(i);
            if (here == '"' && source.charAt(i - 1) != '\\') {
                quoted = !quoted;
            }
            if (quoted) {
                continue;
            }
            if (here == ',' && depth == 0 || here == ')' && depth == 0) {
                arguments.add(source.substring(begin, i));
                begin = i + 1;
            }
            if (here == ')' && depth-- == 0) {
                return arguments;
            }
            if (here == '(') {
                depth++;
            }
        }
        return arguments;
    }

    private static Set<String> facts(String text) {
        Set<String> facts = new TreeSet<>();
        Matcher fact = FACT.matcher(text);
        while (fact.find()) {
            facts.add(fact.group());
        }
        return facts;
    }

    /** The service's own texts and the kernel's. */
    private static Properties texts(String language) {
        Properties texts = new Properties();
        for (String bundle : List.of("kernel-texts", "office-texts", "texts")) {
            var resource = TextCodes.class.getClassLoader().getResourceAsStream(bundle + language + ".properties");
            if (resource == null) {
                continue;
            }
            try (InputStreamReader reader = new InputStreamReader(resource, StandardCharsets.UTF_8)) {
                texts.load(reader);
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
        return texts;
    }
}
