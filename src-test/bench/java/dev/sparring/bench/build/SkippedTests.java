package dev.sparring.bench.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** Says in one line at the end of a build which tests it skipped and why, from the reports that the tests leave. */
public final class SkippedTests {

    private static final int DEPTH = 6;
    private static final Pattern REPORT = Pattern.compile(".*/target/surefire-reports/TEST-.*\\.xml");

    private SkippedTests() {}

    /**
     * Prints the line; nothing where no test ran.
     *
     * @param arguments the project's root and the build's start, ISO 8601: older reports are left alone
     * @throws IOException if a report cannot be read
     */
    public static void main(String[] arguments) throws IOException {
        String line = line(Path.of(arguments[0]), Instant.parse(arguments[1]));
        if (!line.isEmpty()) {
            System.out.println(line);
        }
    }

    static String line(Path root, Instant start) throws IOException {
        BiPredicate<Path, BasicFileAttributes> ofThisBuild = (file, attributes) ->
                REPORT.matcher(root.relativize(file).toString().replace('\\', '/'))
                                .matches()
                        && !attributes.lastModifiedTime().toInstant().isBefore(start);
        SortedSet<String> reasons = new TreeSet<>();
        boolean ran = false;
        try (Stream<Path> reports = Files.find(root, DEPTH, ofThisBuild)) {
            for (Path report : (Iterable<Path>) reports::iterator) {
                reasons.addAll(reasons(report));
                ran = true;
            }
        }
        if (!ran) {
            return "";
        }
        return reasons.isEmpty() ? "Skipped tests: none" : "Skipped tests: " + String.join("; ", reasons);
    }

    private static SortedSet<String> reasons(Path report) throws IOException {
        try {
            NodeList skipped = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(report.toFile())
                    .getElementsByTagName("skipped");
            SortedSet<String> reasons = new TreeSet<>();
            for (int i = 0; i < skipped.getLength(); i++) {
                Element element = (Element) skipped.item(i);
                String reason =
                        element.getAttribute("message").replaceAll("\\s+", " ").strip();
                String test = ((Element) element.getParentNode()).getAttribute("classname");
                reasons.add(reason.isEmpty() ? test + " for no reason given" : reason);
            }
            return reasons;
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException(report + " is no report of tests", e);
        }
    }
}
