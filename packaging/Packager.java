import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes Sparring a program to install, with the JDK's {@code jpackage}: {@code java packaging/Packager.java [image|deb|msi|dmg]}
 * from the project's root, by default the kind that this system installs; {@code --dry-run} before it only prints what would be
 * run. Result and intermediate files lie in {@code target/package}. See docs/package.md.
 *
 * <p>A program of one file that {@code java} runs from its source: it needs no build of its own, no shell, and is the same on
 * every system.
 */
final class Packager {

    private static final String NAME = "Sparring";
    private static final String DESCRIPTION = "Trains generative adversarial networks and shows both players learn";
    private static final String MAIN_CLASS = "dev.sparring.ui.Main";

    /** The Java that goes with the program: what its classes name, by {@code jdeps}, and what libraries find by name. */
    private static final String MODULES =
            "java.base,java.compiler,java.desktop,java.logging,java.management,java.naming,"
                    + "java.sql,java.xml,jdk.charsets,jdk.management,jdk.unsupported,javafx.controls";

    /** What JavaFX loads from the system; jpackage itself finds only what the files of the image are linked to. */
    private static final String LINUX_LIBRARIES = "libgtk-3-0,libgl1,libxtst6";

    /** By which Windows knows that another version is the same program; never to be changed. */
    private static final String WINDOWS_ID = "6d1a0d4e-3f0b-4b7e-9c55-0b0b4f6a5a17";

    private static final Path ROOT = Path.of("").toAbsolutePath();
    private static final Path LIBRARIES = ROOT.resolve("ui/target/lib");
    private static final Path JAVAFX = ROOT.resolve("ui/target/javafx");
    private static final Path ICONS = ROOT.resolve("ui/src/main/resources/dev/sparring/ui/desktop/icon");
    private static final Path LINUX = ROOT.resolve("packaging/linux");
    private static final Path OUT = ROOT.resolve("target/package");

    private enum Platform {
        LINUX("deb"),
        MAC("dmg"),
        WINDOWS("msi");

        private final String installer;

        Platform(String installer) {
            this.installer = installer;
        }

        static Platform ofThisMachine() {
            String system = System.getProperty("os.name");
            return system.startsWith("Windows") ? WINDOWS : system.startsWith("Mac") ? MAC : LINUX;
        }

        /** Where the image lies that jpackage makes. */
        Path image() {
            return OUT.resolve(this == MAC ? NAME + ".app" : NAME);
        }
    }

    private final Platform platform;
    private final boolean dry;

    private Packager(Platform platform, boolean dry) {
        this.platform = platform;
        this.dry = dry;
    }

    public static void main(String[] args) throws Exception {
        Platform platform = Platform.ofThisMachine();
        boolean dry = args.length > 0 && args[0].equals("--dry-run");
        List<String> rest = Arrays.asList(args).subList(dry ? 1 : 0, args.length);
        String type = rest.isEmpty() ? platform.installer : rest.get(0);
        if (rest.size() > 1 || !(type.equals("image") || type.equals(platform.installer))) {
            throw new IllegalArgumentException("this system makes an image or a " + platform.installer);
        }
        if (!Files.isRegularFile(LINUX.resolve("sparring.desktop"))) {
            throw new IllegalArgumentException("start in the project's root directory: java packaging/Packager.java");
        }
        new Packager(platform, dry).make(type);
    }

    private void make(String type) throws Exception {
        if (!dry) {
            delete(OUT);
            delete(LIBRARIES);
            delete(JAVAFX);
            Files.createDirectories(OUT);
            build();
            writeIcon();
            Files.writeString(OUT.resolve("sparring-cli.properties"), commandLineLauncher());
        }
        String version = version();
        jpackage(image(version));
        if (platform == Platform.LINUX && !dry) {
            Files.copy(LINUX.resolve("sparring.desktop"), platform.image().resolve("lib/sparring.desktop"));
        }
        if (!type.equals("image")) {
            jpackage(installer(type, version));
        }
    }

    /** The jars, of which the POM says what is left out. */
    private void build() throws IOException, InterruptedException {
        String maven = platform == Platform.WINDOWS ? "mvn.cmd" : "mvn";
        int code = new ProcessBuilder(
                        maven,
                        "-B",
                        "-q",
                        "-pl",
                        "ui",
                        "-am",
                        "package",
                        "-Dmaven.test.skip=true",
                        "-Dspotless.check.skip=true",
                        "-Djacoco.skip=true")
                .directory(ROOT.toFile())
                .inheritIO()
                .start()
                .waitFor();
        require(code == 0, "the build failed");
    }

    /** The version of the POM, without what Maven adds to one that is not released. */
    private static String version() throws IOException {
        String pom = Files.readString(ROOT.resolve("pom.xml"));
        return pom.replaceFirst("(?s).*?<artifactId>sparring</artifactId>\\s*<version>([0-9.]+).*", "$1");
    }

    private List<String> image(String version) throws IOException {
        List<String> words = new ArrayList<>(List.of("--type", "app-image", "--dest", OUT.toString(), "--name", NAME));
        words.addAll(List.of("--app-version", appVersion(version), "--description", DESCRIPTION));
        words.addAll(List.of("--vendor", NAME, "--icon", iconFile().toString()));
        words.addAll(List.of("--input", LIBRARIES.toString(), "--main-jar", mainJar(), "--main-class", MAIN_CLASS));
        words.addAll(List.of("--java-options", javaOptions("-Dsparring.documents=true")));
        words.addAll(List.of("--add-launcher", "sparring-cli=" + OUT.resolve("sparring-cli.properties")));
        words.addAll(List.of("--module-path", javafxModules(), "--add-modules", MODULES));
        words.addAll(
                List.of("--jlink-options", "--strip-debug --strip-native-commands --no-header-files --no-man-pages"));
        return words;
    }

    /** The same program, started from a terminal: its runs lie where the user stands. */
    private static String commandLineLauncher() {
        return "java-options=" + javaOptions("-Djdk.console=java.base") + "\nwin-console=true\n";
    }

    /** The Java that is packed is the one that runs this; newer ones warn of native code unless told that it is meant. */
    private static String javaOptions(String option) {
        int version = Runtime.version().feature();
        return option
                + (version >= 22 ? " --enable-native-access=ALL-UNNAMED,javafx.graphics" : "")
                + (version >= 24 ? " --sun-misc-unsafe-memory-access=allow" : "");
    }

    private List<String> installer(String type, String version) {
        List<String> words = new ArrayList<>(List.of("--type", type, "--dest", OUT.toString(), "--name", NAME));
        words.addAll(List.of("--app-image", platform.image().toString(), "--app-version", appVersion(version)));
        words.addAll(List.of(
                "--description",
                DESCRIPTION,
                "--license-file",
                ROOT.resolve("LICENSE").toString()));
        switch (platform) {
            case LINUX -> {
                words.addAll(List.of("--linux-package-name", "sparring", "--linux-package-deps", LINUX_LIBRARIES));
                words.addAll(List.of("--linux-app-category", "science", "--resource-dir", LINUX.toString()));
            }
            case WINDOWS ->
                words.addAll(List.of(
                        "--win-menu", "--win-per-user-install", "--win-dir-chooser", "--win-upgrade-uuid", WINDOWS_ID));
            case MAC -> words.addAll(List.of("--mac-package-identifier", "dev.sparring"));
        }
        return words;
    }

    /** Apple's versions begin with 1 at least: before the first release, 0.1.0 is 1.0.1 there. */
    private String appVersion(String version) {
        return platform == Platform.MAC && version.startsWith("0.")
                ? "1." + version.replaceFirst("\\.\\d+$", "")
                : version;
    }

    private String mainJar() throws IOException {
        return dry
                ? "ui.jar"
                : only(LIBRARIES, "ui-[0-9].*\\.jar").getFileName().toString();
    }

    /** JavaFX's jars for this platform; those without its name are empty and no modules. */
    private String javafxModules() throws IOException {
        if (dry) {
            return JAVAFX.toString();
        }
        try (Stream<Path> files = Files.list(JAVAFX)) {
            return files.filter(file -> file.getFileName().toString().matches("javafx-[a-z]+-[0-9.]+-.*\\.jar"))
                    .map(Path::toString)
                    .sorted()
                    .collect(Collectors.joining(System.getProperty("path.separator")));
        }
    }

    private static Path only(Path folder, String name) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().matches(name))
                    .findFirst()
                    .orElseThrow(() -> new IOException("no " + name + " in " + folder));
        }
    }

    private void jpackage(List<String> words) throws IOException, InterruptedException {
        if (dry) {
            System.out.println("jpackage");
            words.forEach(word -> System.out.println("  " + word));
            return;
        }
        System.out.println("jpackage " + words.get(1) + " into " + OUT);
        List<String> command = new ArrayList<>(words);
        command.add(
                0, Path.of(System.getProperty("java.home"), "bin", "jpackage").toString());
        ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
        // xz, the usual compressor, takes minutes to make the package 5 % smaller: most of it are jars, compressed
        // already.
        builder.environment().putIfAbsent("DPKG_DEB_COMPRESSOR_TYPE", "zstd");
        require(builder.start().waitFor() == 0, "jpackage failed");
    }

    private Path iconFile() {
        return OUT.resolve(NAME
                + switch (platform) {
                    case LINUX -> ".png";
                    case WINDOWS -> ".ico";
                    case MAC -> ".icns";
                });
    }

    private void writeIcon() throws IOException {
        byte[] icon =
                switch (platform) {
                    case LINUX -> picture(512);
                    case WINDOWS -> ico(16, 24, 32, 48, 64, 128, 256);
                    case MAC -> icns();
                };
        Files.write(iconFile(), icon);
    }

    private static byte[] picture(int size) throws IOException {
        return Files.readAllBytes(ICONS.resolve(size + ".png"));
    }

    /** Windows' container: a directory of 16 bytes a picture, which a PNG may be since Vista; 0 stands for 256. */
    private static byte[] ico(int... sizes) throws IOException {
        ByteArrayOutputStream pictures = new ByteArrayOutputStream();
        int header = 6 + 16 * sizes.length;
        ByteBuffer directory = ByteBuffer.allocate(header).order(ByteOrder.LITTLE_ENDIAN);
        directory.putShort((short) 0).putShort((short) 1).putShort((short) sizes.length);
        for (int size : sizes) {
            byte[] png = picture(size);
            directory
                    .put((byte) size)
                    .put((byte) size)
                    .putShort((short) 0)
                    .putShort((short) 1)
                    .putShort((short) 32);
            directory.putInt(png.length).putInt(header + pictures.size());
            pictures.write(png);
        }
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.write(directory.array());
        pictures.writeTo(file);
        return file.toByteArray();
    }

    /** Apple's container: a name of four letters for each size, the length with this head of 8 bytes, a PNG. */
    private static byte[] icns() throws IOException {
        ByteArrayOutputStream pictures = new ByteArrayOutputStream();
        DataOutputStream parts = new DataOutputStream(pictures);
        String[] names = {"icp4", "icp5", "icp6", "ic07", "ic08", "ic09"};
        int size = 16;
        for (String name : names) {
            byte[] png = picture(size);
            parts.write(name.getBytes(StandardCharsets.US_ASCII));
            parts.writeInt(png.length + 8);
            parts.write(png);
            size *= 2;
        }
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(file);
        out.write("icns".getBytes(StandardCharsets.US_ASCII));
        out.writeInt(pictures.size() + 8);
        pictures.writeTo(out);
        return file.toByteArray();
    }

    private static void require(boolean held, String otherwise) {
        if (!held) {
            System.err.println("Packager: " + otherwise);
            System.exit(1);
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
