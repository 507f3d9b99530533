package org.gendan.finance;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.persistence.Entity;
import org.gendan.testing.Shape;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final JavaClasses CODE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.gendan.finance");

    @Test
    void theServiceKeepsItsShape() {
        Shape.of("finance").holds();
    }

    @Test
    void resourcesReachStoredThingsThroughUseCasesOnly() {
        noClasses()
                .that()
                .resideInAPackage("..api..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "jakarta.persistence..", "jakarta.transaction..", "io.quarkus.hibernate..", "java.sql..")
                .check(CODE);
    }

    @Test
    void viewsHoldNoEntities() {
        fields().that()
                .areDeclaredInClassesThat(DescribedPredicate.describe(
                        "records of an api",
                        (JavaClass type) ->
                                type.isRecord() && type.getPackageName().endsWith(".api")))
                .should()
                .notHaveRawType(DescribedPredicate.describe(
                        "an entity", (JavaClass type) -> type.isAnnotatedWith(Entity.class)))
                .check(CODE);
    }

    @Test
    void featuresDoNotGoInCircles() {
        slices().matching("org.gendan.finance.(**)").should().beFreeOfCycles().check(CODE);
    }
}
