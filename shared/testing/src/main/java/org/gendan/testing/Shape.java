package org.gendan.testing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.persistence.Entity;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.lang.annotation.Annotation;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The shape that every service keeps (style.md), and the reason of each rule. */
public final class Shape {
    static final List<String> SERVICES = List.of("order", "finance", "production", "quality", "logistics");
    private static final int MOST_TYPES = 30;
    private static final String REPEATABLE = "org.gendan.kernel.rest.SafeToRepeat";
    private static final String PRESENT = "org.gendan.kernel.rest.Present";
    private static final Set<String> ONLY_LOOKING = Set.of("LedgerCheckResource.check");
    /** Each report of a batch has an id of its own, and materials may be checked as often as one likes. */
    private static final Set<String> ANSWERS_ITSELF = Set.of("reportBatch", "check");

    private final String service;
    private final JavaClasses code;

    private Shape(String service) {
        this.service = service;
        this.code = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("org.gendan." + service);
    }

    public static Shape of(String service) {
        return new Shape(service);
    }

    public void holds() {
        String[] others = SERVICES.stream()
                .filter(other -> !other.equals(service))
                .map(other -> "org.gendan." + other + "..")
                .toArray(String[]::new);
        check(noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(others)
                .because("a service acts on what another announced and asks nobody \"may I?\""));
        check(slices().matching("org.gendan." + service + ".(*)..")
                .should()
                .beFreeOfCycles()
                .because("a feature that needs another and is needed by it is one feature, or hides a third"));
        check(classes()
                .that()
                .areAnnotatedWith(Path.class)
                .should()
                .resideInAPackage("..api..")
                .because("who looks for an address looks there"));
        check(noClasses()
                .that()
                .resideOutsideOfPackages("..api..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "jakarta.ws.rs..",
                        "org.jboss.resteasy..",
                        "io.quarkiverse..",
                        "org.gendan.kernel.rest..",
                        "..api..")
                .because("the domain knows no HTTP: it refuses in its own words, which become a problem at the edge"));
        check(noClasses()
                .that()
                .resideInAPackage("..api..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "jakarta.persistence..", "jakarta.transaction..", "io.quarkus.hibernate..", "java.sql..")
                .because("a resource reaches stored things through use cases only"));
        check(noClasses()
                .that()
                .resideOutsideOfPackage("..messaging..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.kafka..", "org.eclipse.microprofile.reactive.messaging..")
                .because("what is heard is decided on in one place"));
        check(classes()
                .that(DescribedPredicate.describe("take commands of people", Shape::takesCommands))
                .should()
                .beAnnotatedWith(REPEATABLE)
                .because("who does not know whether a command arrived sends it again"));
        assertEquals(List.of(), commandsWithoutAnAnswer(), "commands that, sent twice, cannot be answered");
        check(noMethods()
                .that()
                .areDeclaredInClassesThat()
                .areAnnotatedWith(Path.class)
                .should()
                .haveRawReturnType(entity())
                .because("an entity that leaves as JSON makes its columns an interface"));
        check(methods()
                .that(offer("forms", Consumes.class, MediaType.MULTIPART_FORM_DATA::equals))
                .should()
                .beAnnotatedWith("org.gendan.kernel.load.BodyLimit")
                .because("every other address takes a megabyte, and files are larger"));
        check(methods()
                .that(offer("papers and pictures", Produces.class, type -> !type.endsWith("json")))
                .should()
                .beAnnotatedWith("org.gendan.kernel.load.Heavy")
                .because("what is made for each request anew needs memory, and few of it are made at once"));
        check(fields().that()
                .areDeclaredInClassesThat(DescribedPredicate.describe(
                        "records of an api",
                        type -> type.isRecord() && type.getPackageName().endsWith(".api")))
                .should()
                .notHaveRawType(entity())
                .because("a view that holds an entity shows whatever the entity will have"));
        check(fields().that()
                .areDeclaredInClassesThat()
                .areAnnotatedWith(Entity.class)
                .should()
                .bePrivate()
                .because("only the aggregate's own verbs change it"));
        check(noClasses()
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .because("business time comes from the BusinessClock, which can be moved and is the same everywhere"));
        notCrowded(code);
    }

    /** No package has more types with files of their own than anybody can keep in mind. */
    static void notCrowded(JavaClasses code) {
        Map<String, Long> crowded = code.stream()
                .filter(type -> type.isTopLevelClass() && !type.getSimpleName().endsWith("_"))
                .filter(type -> !type.isAnnotatedWith("jakarta.annotation.Generated"))
                .collect(Collectors.groupingBy(JavaClass::getPackageName, TreeMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .filter(each -> each.getValue() > MOST_TYPES)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        assertEquals(Map.of(), crowded, "packages of more than " + MOST_TYPES + " types: nobody finds anything there");
    }

    /** Operators' commands are done in steps of their own, and what only looks changes nothing. */
    private static boolean takesCommands(JavaClass resource) {
        return resource.isAnnotatedWith(Path.class)
                && !resource.getAnnotationOfType(Path.class).value().startsWith("/api/ops/")
                && resource.getMethods().stream()
                        .anyMatch(method -> method.isAnnotatedWith(POST.class)
                                && !ONLY_LOOKING.contains(
                                        method.getFullName().replaceFirst(".*\\.(\\w+\\.\\w+)\\(.*", "$1")));
    }

    /** Of whatever is posted to an object without a key of its own, the resource can tell how the object is now. */
    private List<String> commandsWithoutAnAnswer() {
        return code.stream()
                .filter(Shape::takesCommands)
                .flatMap(resource -> resource.getMethods().stream()
                        .filter(method -> method.isAnnotatedWith(POST.class))
                        .filter(method -> method.getRawReturnType().isRecord())
                        .filter(method -> !ANSWERS_ITSELF.contains(method.getName()))
                        .filter(method -> !method.getRawParameterTypes().isEmpty()
                                && method.getRawParameterTypes().getFirst().isEquivalentTo(UUID.class))
                        .filter(method -> resource.getMethods().stream()
                                .noneMatch(other -> other.isAnnotatedWith(PRESENT)
                                        && other.getRawReturnType().equals(method.getRawReturnType()))))
                .map(method -> method.getFullName())
                .sorted()
                .toList();
    }

    /** Methods with an annotation of which a media type is such a one. */
    private static DescribedPredicate<JavaMethod> offer(
            String what, Class<? extends Annotation> annotation, Predicate<String> type) {
        return DescribedPredicate.describe(
                what,
                method -> method.isAnnotatedWith(annotation)
                        && Stream.of((String[]) method.getAnnotationOfType(annotation.getName())
                                        .get("value")
                                        .orElseThrow())
                                .anyMatch(type));
    }

    private static DescribedPredicate<JavaClass> entity() {
        return DescribedPredicate.describe("an entity", type -> type.isAnnotatedWith(Entity.class));
    }

    private void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(code);
    }
}
