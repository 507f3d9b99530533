package org.gendan.testing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/** The shape of a module that services stand on, and the reason of each rule; a service's own is {@link Shape}. */
public final class Foundation {
    private final String module;
    private List<String> edges = List.of();
    private List<String> above = List.of();
    private List<String> real = List.of();
    private String because = "";

    private Foundation(String module) {
        this.module = module;
    }

    /** The package of the module, as {@code org.gendan.kernel}. */
    public static Foundation of(String module) {
        return new Foundation(module);
    }

    /** Its packages that speak HTTP; nothing else in it knows them. */
    public Foundation edges(String... packages) {
        edges = List.of(packages);
        return this;
    }

    /** The packages that stand on it, beside those of the services. */
    public Foundation below(String... packages) {
        above = List.of(packages);
        return this;
    }

    /** The packages and classes that read the real time, and why. */
    public Foundation readsRealTime(String why, String... where) {
        because = why;
        real = List.of(where);
        return this;
    }

    public void holds() {
        JavaClasses code = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(module);
        String[] http = Stream.concat(
                        Stream.of(
                                "jakarta.ws.rs..",
                                "io.quarkiverse..",
                                "org.jboss.resteasy..",
                                "org.gendan.kernel.rest.."),
                        edges.stream())
                .toArray(String[]::new);
        String[] standing = Stream.concat(
                        Shape.SERVICES.stream().map(service -> "org.gendan." + service + ".."), above.stream())
                .toArray(String[]::new);
        for (ArchRule rule : List.of(
                slices().matching(module + ".(*)..")
                        .should()
                        .beFreeOfCycles()
                        .because("what stands above and below another is one with it, or hides a third"),
                noClasses()
                        .that()
                        .resideOutsideOfPackages(edges.toArray(String[]::new))
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(http)
                        .because("what is decided is the same whoever asks: HTTP is known at the edge alone"),
                noClasses()
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(standing)
                        .because("what stands below does not know what stands on it, or nobody could have it alone"),
                noClasses()
                        .that(DescribedPredicate.describe("read business time", this::readsBusinessTime))
                        .should()
                        .callMethod(Instant.class, "now")
                        .orShould()
                        .callMethod(LocalDate.class, "now")
                        .orShould()
                        .callMethod(Clock.class, "systemUTC")
                        .because("business time comes from the BusinessClock; but " + because))) {
            rule.check(code);
        }
        Shape.notCrowded(code);
    }

    private boolean readsBusinessTime(JavaClass type) {
        return real.stream()
                .noneMatch(where -> type.getPackageName().equals(where)
                        || type.getName().equals(where)
                        || type.getName().startsWith(where + "$"));
    }
}
