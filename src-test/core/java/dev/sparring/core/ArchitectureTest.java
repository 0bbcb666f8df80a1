package dev.sparring.core;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.net.URL;
import org.junit.jupiter.api.Test;
import org.nd4j.nativeblas.Nd4jCpu;

@AnalyzeClasses(packages = "dev.sparring.core", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule coreKnowsNoLossesFilesOrScreens = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.sparring.gan..",
                    "dev.sparring.ui..",
                    "java.nio.file..",
                    "java.io.File",
                    "javafx..",
                    "java.awt..");

    @ArchTest
    static final ArchRule coreNamesNoBackend = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.nd4j.linalg.cpu..", "org.nd4j.nativeblas..");

    /** DL4J finds it by its name, in a package of ND4J's; nothing else of ours may grow there, nor anything that it uses. */
    @Test
    void theShimIsOneClassThatUsesNothing() {
        URL ours = Nd4jCpu.class.getProtectionDomain().getCodeSource().getLocation();
        JavaClasses shim = new ClassFileImporter()
                .importUrl(ours)
                .that(DescribedPredicate.describe(
                        "lie outside of ours", type -> !type.getPackageName().startsWith("dev.sparring")));
        assertThat(shim.stream().map(JavaClass::getName).filter(name -> !name.endsWith("package-info")))
                .containsExactlyInAnyOrder("org.nd4j.nativeblas.Nd4jCpu", "org.nd4j.nativeblas.Nd4jCpu$Environment");
        classes()
                .that()
                .haveSimpleNameNotEndingWith("package-info")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java.lang..", "org.nd4j.nativeblas..")
                .check(shim);
    }

    @ArchTest
    static final ArchRule oneDnnIsForKernels = noClasses()
            .that()
            .resideOutsideOfPackages("..core.onednn..", "..core.kernel..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.bytedeco.dnnl..", "com.sun.jna..");

    @ArchTest
    static final ArchRule oneDnnKnowsNoLayers = noClasses()
            .that()
            .resideInAPackage("..core.onednn..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.deeplearning4j..", "org.nd4j..");

    @ArchTest
    static final ArchRule schedulesKnowNoNetworks = noClasses()
            .that()
            .resideInAPackage("..core.schedule..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..core.optimizer..", "..core.player..", "..core.network..", "org.deeplearning4j..");

    @ArchTest
    static final ArchRule networksNameNoBackend = noClasses()
            .that()
            .resideInAPackage("dev.sparring.core.network")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..core.network.compiled..", "..core.network.dl4j..", "..core.kernel..");

    @ArchTest
    static final ArchRule optimizersKnowNoPlayers = noClasses()
            .that()
            .resideInAPackage("..core.optimizer..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..core.player..", "..core.schedule..");

    @ArchTest
    static final ArchRule packagesFormNoCycles =
            slices().matching("dev.sparring.core.(**)").should().beFreeOfCycles();
}
