package dev.sparring.ui;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.sparring", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule commandsKnowNoWindows = noClasses()
            .that()
            .resideInAPackage("dev.sparring.ui.cli..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("javafx..", "dev.sparring.ui.desktop..");

    @ArchTest
    static final ArchRule windowsKnowNoCommands = noClasses()
            .that()
            .resideInAPackage("dev.sparring.ui.desktop..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("picocli..", "dev.sparring.ui.cli..");

    @ArchTest
    static final ArchRule windowsTouchNoArrays = noClasses()
            .that()
            .resideInAPackage("dev.sparring.ui.desktop..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.nd4j..", "org.deeplearning4j..");

    @ArchTest
    static final ArchRule componentsKnowNoPages = noClasses()
            .that()
            .resideInAnyPackage(
                    "dev.sparring.ui.desktop.component..",
                    "dev.sparring.ui.desktop.model..",
                    "dev.sparring.ui.desktop.session..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.sparring.ui.desktop.page..", "dev.sparring.ui.desktop.app..");

    @ArchTest
    static final ArchRule packagesFormNoCycles =
            slices().matching("dev.sparring.ui.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule onlyTheUiKnowsScreens = noClasses()
            .that()
            .resideInAnyPackage("dev.sparring.core..", "dev.sparring.gan..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("javafx..", "picocli..", "dev.sparring.ui..");
}
