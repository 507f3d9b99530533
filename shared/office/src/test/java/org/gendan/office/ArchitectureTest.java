package org.gendan.office;

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
import org.junit.jupiter.api.Test;

/** The shape of what a clerk handles: each of it stands on the kernel alone. */
class ArchitectureTest {
    private static final int MOST_TYPES = 30;

    private final JavaClasses code = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.gendan.office");

    @Test
    void noPackageStandsAboveAndBelowAnother() {
        slices().matching("org.gendan.office.(*)..").should().beFreeOfCycles().check(code);
    }

    @Test
    void onlyTheEdgeSpeaksHttp() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..api..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "jakarta.ws.rs..",
                        "io.quarkiverse..",
                        "org.jboss.resteasy..",
                        "org.gendan.kernel.rest..",
                        "..api..")
                .check(code);
    }

    @Test
    void theOfficeKnowsNoService() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
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
                .doNotHaveFullyQualifiedName("org.gendan.office.attachment.Attachments")
                .and()
                .doNotHaveFullyQualifiedName("org.gendan.office.notice.WebhookCourier")
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .because(
                        "business time comes from the BusinessClock; but Attachments say when a file really came, and the"
                                + " WebhookCourier signs with the time by which a receiver refuses what was recorded and sent again")
                .check(code);
    }
}
