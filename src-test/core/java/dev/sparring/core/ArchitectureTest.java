package dev.sparring.core;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

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
            .resideInAnyPackage("..core.optimizer..", "..core.network..", "org.deeplearning4j..");

    @ArchTest
    static final ArchRule packagesFormNoCycles =
            slices().matching("dev.sparring.core.(*)..").should().beFreeOfCycles();
}
