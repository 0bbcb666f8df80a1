package dev.sparring.gan;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.nd4j.linalg.factory.Nd4j;

@AnalyzeClasses(packages = "dev.sparring", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule ganKnowsNoScreens = noClasses()
            .that()
            .resideInAPackage("dev.sparring.gan..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.sparring.ui..", "javafx..", "picocli..");

    @ArchTest
    static final ArchRule ganNamesNoBackend = noClasses()
            .that()
            .resideInAPackage("dev.sparring.gan..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.nd4j.linalg.cpu..", "org.nd4j.nativeblas..");

    @ArchTest
    static final ArchRule lossesMetricsAndDataKnowNoNetworks = noClasses()
            .that()
            .resideInAnyPackage("..gan.loss..", "..gan.metric..", "..gan.data..", "..gan.balance..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.nd4j..", "org.deeplearning4j..", "..core.network..", "..core.optimizer..");

    @ArchTest
    static final ArchRule nothingIsReadThatCouldRunCode = noClasses()
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.io.ObjectInputStream")
            .orShould()
            .dependOnClassesThat()
            .haveSimpleName("ModelSerializer");

    @ArchTest
    static final ArchRule noArrayIsReadByNd4j = noClasses()
            .should()
            .callMethodWhere(target(owner(type(Nd4j.class))).and(target(nameMatching("read.*|createFromNpy.*"))));

    @ArchTest
    static final ArchRule packagesFormNoCycles =
            slices().matching("dev.sparring.gan.(*)..").should().beFreeOfCycles();
}
