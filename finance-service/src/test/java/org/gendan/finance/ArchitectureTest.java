package org.gendan.finance;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.persistence.Entity;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.junit.jupiter.api.Test;

/** The shape of the service: features in the words of the trade, HTTP and Kafka at their edges, no other service. */
class ArchitectureTest {
    private static final String SELF = ArchitectureTest.class.getPackageName();
    private static final JavaClasses CLASSES =
            new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests()).importPackages(SELF);

    private static final DescribedPredicate<JavaClass> ENTITY =
            DescribedPredicate.describe("an entity", type -> type.isAnnotatedWith(Entity.class));

    @Test
    void aServiceKnowsItselfAndTheKernelAlone() {
        noClasses()
                .should()
                .dependOnClassesThat(DescribedPredicate.describe(
                        "another service's",
                        type -> type.getPackageName().startsWith("org.gendan.")
                                && !type.getPackageName().startsWith(SELF)
                                && !type.getPackageName().startsWith("org.gendan.kernel")))
                .check(CLASSES);
    }

    @Test
    void aFeaturesRootKnowsNeitherItsResourcesNorKafka() {
        noClasses()
                .that()
                .resideOutsideOfPackages("..api..", "..messaging..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "..api..", "..messaging..", "jakarta.ws.rs..", "org.apache.kafka..", "io.smallrye.reactive..")
                .check(CLASSES);
    }

    @Test
    void resourcesStandInApiAndListenersInMessaging() {
        classes()
                .that()
                .areAnnotatedWith(Path.class)
                .should()
                .resideInAPackage("..api..")
                .andShould()
                .bePackagePrivate()
                .check(CLASSES);
        methods()
                .that()
                .areAnnotatedWith(Incoming.class)
                .should()
                .beDeclaredInClassesThat()
                .resideInAPackage("..messaging..")
                .check(CLASSES);
    }

    @Test
    void resourcesReachStoredThingsThroughUseCasesOnly() {
        noClasses()
                .that()
                .resideInAPackage("..api..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jakarta.persistence..", "io.quarkus.hibernate..", "java.sql..", "jakarta.transaction..")
                .check(CLASSES);
    }

    @Test
    void entitiesNeverLeaveAsJson() {
        fields().that()
                .areDeclaredInClassesThat(DescribedPredicate.describe("records of an api", type ->
                        type.isRecord() && type.getPackageName().contains(".api")))
                .should()
                .notHaveRawType(ENTITY)
                .check(CLASSES);
        methods()
                .that()
                .areDeclaredInClassesThat()
                .areAnnotatedWith(Path.class)
                .and()
                .arePublic()
                .should()
                .notHaveRawReturnType(ENTITY)
                .check(CLASSES);
    }

    @Test
    void featuresDoNotGoInCircles() {
        slices().matching(SELF + ".(**)").should().beFreeOfCycles().check(CLASSES);
    }
}
