package dev.sparring.gan;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.sparring.core.player.Player;
import java.util.List;
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
            .resideInAnyPackage(
                    "..gan.event..",
                    "..gan.loss..",
                    "..gan.metric..",
                    "..gan.data..",
                    "..gan.latent..",
                    "..gan.monitor.detector..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.nd4j..", "org.deeplearning4j..", "..core.network..", "..core.player..", "..core.optimizer..");

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

    /** Statistics are not judged, diagnoses not answered, by those who make them. */
    @ArchTest
    static final ArchRule theMonitorIsAPipeline = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("statistics")
            .definedBy("..gan.monitor.statistics..")
            .layer("detector")
            .definedBy("..gan.monitor.detector..")
            .layer("action")
            .definedBy("..gan.monitor.action..")
            .layer("monitor")
            .definedBy("dev.sparring.gan.monitor")
            .whereLayer("monitor")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("action")
            .mayOnlyBeAccessedByLayers("monitor")
            .whereLayer("detector")
            .mayOnlyBeAccessedByLayers("action", "monitor");

    /** From top to bottom, as {@code docs/architecture.md} draws them. */
    private static final List<String> FLOORS = List.of(
            "run",
            "export",
            "monitor",
            "evaluation",
            "sampling",
            "run.storage",
            "monitor.action",
            "config",
            "monitor.detector",
            "monitor.statistics",
            "feature",
            "classifier",
            "checkpoint",
            "step",
            "train");

    @ArchTest
    static void noPackageKnowsOneThatIsDrawnAboveIt(JavaClasses classes) {
        for (int floor = 1; floor < FLOORS.size(); floor++) {
            String[] above = FLOORS.subList(0, floor).stream()
                    .map(name -> "dev.sparring.gan." + name)
                    .toArray(String[]::new);
            noClasses()
                    .that()
                    .resideInAPackage("dev.sparring.gan." + FLOORS.get(floor))
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(above)
                    .check(classes);
        }
    }

    /** One place changes a game because of a diagnosis. */
    @ArchTest
    static final ArchRule onlyTheExecutorChangesPlayers = noClasses()
            .that()
            .resideInAPackage("..gan.monitor..")
            .and()
            .doNotHaveSimpleName("ActionExecutor")
            .should()
            .callMethodWhere(target(owner(type(Player.class)))
                    .and(target(nameMatching("adjust|rewarm|resetOptimizer|update|restore"))));

    @ArchTest
    static final ArchRule packagesFormNoCycles =
            slices().matching("dev.sparring.gan.(**)").should().beFreeOfCycles();
}
