package org.gendan.testing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.persistence.Entity;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** The shape that every service keeps: no service knows another, features know no HTTP and no Kafka, entities stay inside. */
public final class Shape {
    private static final List<String> SERVICES = List.of("order", "finance", "production", "quality", "logistics");

    private final String service;

    private Shape(String service) {
        this.service = service;
    }

    public static Shape of(String service) {
        return new Shape(service);
    }

    public void holds() {
        String root = "org.gendan." + service;
        JavaClasses code = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(root);
        String[] others = SERVICES.stream()
                .filter(other -> !other.equals(service))
                .map(other -> "org.gendan." + other + "..")
                .toArray(String[]::new);
        check(code, noClasses().should().dependOnClassesThat().resideInAnyPackage(others));
        check(code, classes().that().areAnnotatedWith(Path.class).should().resideInAPackage("..api.."));
        check(
                code,
                noClasses()
                        .that()
                        .resideOutsideOfPackages("..api..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("jakarta.ws.rs..", "..api.."));
        check(
                code,
                noClasses()
                        .that()
                        .resideOutsideOfPackage("..messaging..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("org.apache.kafka..", "org.eclipse.microprofile.reactive.messaging.."));
        check(
                code,
                noMethods()
                        .that()
                        .areDeclaredInClassesThat()
                        .areAnnotatedWith(Path.class)
                        .should()
                        .haveRawReturnType(annotatedEntity()));
        check(
                code,
                fields().that()
                        .areDeclaredInClassesThat()
                        .areAnnotatedWith(Entity.class)
                        .should()
                        .bePrivate());
        check(
                code,
                noClasses()
                        .should()
                        .callMethod(Instant.class, "now")
                        .orShould()
                        .callMethod(LocalDate.class, "now")
                        .because("business time comes from the BusinessClock"));
    }

    private static DescribedPredicate<JavaClass> annotatedEntity() {
        return DescribedPredicate.describe("an entity", type -> type.isAnnotatedWith(Entity.class));
    }

    private static void check(JavaClasses code, ArchRule rule) {
        rule.allowEmptyShould(true).check(code);
    }
}
