package org.gendan.kernel;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.stream.Collectors;
import org.gendan.kernel.audit.AuditTrail;
import org.gendan.kernel.delivery.Outbox;
import org.junit.jupiter.api.Test;

/** The shape of what every service stands on: what stands below does not know what stands above it. */
class ArchitectureTest {
    private static final int MOST_TYPES = 30;

    private final JavaClasses code = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.gendan.kernel");

    @Test
    void noPackageStandsAboveAndBelowAnother() {
        slices().matching("org.gendan.kernel.(*)..").should().beFreeOfCycles().check(code);
    }

    @Test
    void onlyTheEdgeSpeaksHttp() {
        noClasses()
                .that()
                .resideOutsideOfPackages("org.gendan.kernel.rest..", "org.gendan.kernel.ops..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jakarta.ws.rs..", "io.quarkiverse..", "org.jboss.resteasy..")
                .check(code);
    }

    @Test
    void theKernelKnowsNothingOfWhatStandsOnIt() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.gendan.office..",
                        "org.gendan.order..",
                        "org.gendan.finance..",
                        "org.gendan.production..",
                        "org.gendan.quality..",
                        "org.gendan.logistics..")
                .check(code);
    }

    @Test
    void noPackageIsFull() {
        code.stream()
                .filter(JavaClass::isTopLevelClass)
                .collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.counting()))
                .forEach((room, types) -> assertTrue(types <= MOST_TYPES, () -> types + " types in " + room));
    }

    @Test
    void timeComesFromTheBusinessClock() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.gendan.kernel.time..")
                .and()
                .doNotBelongToAnyOf(AuditTrail.class, Outbox.class)
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .because(
                        "business time comes from the BusinessClock; but the AuditTrail proves when a change was really"
                                + " written, and the Outbox tells when an event was really announced, by which delays are measured")
                .check(code);
    }
}
