package org.twatcache.itest.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.twatcache.core.internal.config.SpecDefaults;
import org.twatcache.itest.pages.Documentation;
import org.twatcache.itest.pages.Snippet;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/** Commands and parts of POMs, which no test runs: what they name is there. */
final class BuildSnippetsIT {

    private static final Set<String> PROGRAMS = Set.of("mvn", "cp", "export");
    private static final Pattern VARIABLE = Pattern.compile("TWAT_CACHE_\\w+");

    @TestFactory
    Stream<DynamicTest> command_ofAnyPage_namesAProgramAndVariablesThatAreThere() {
        return Documentation.snippets("sh").stream()
                .map(each -> DynamicTest.dynamicTest(each.toString(), () -> checkCommands(each)));
    }

    @TestFactory
    Stream<DynamicTest> dependency_ofAnyPage_isAModule() {
        return Documentation.snippets("xml").stream()
                .map(each -> DynamicTest.dynamicTest(each.toString(), () -> checkDependencies(each)));
    }

    @Test
    void nameOfNothing_isTold() {
        assertThatThrownBy(() -> checkCommands(snippet("./twatcache")));
        assertThatThrownBy(() -> checkCommands(snippet("export TWAT_CACHE_TTTL=5m")));
        assertThatThrownBy(() ->
                checkDependencies(snippet("<dependency><artifactId>org.twatcache.apo</artifactId></dependency>")));
    }

    private static Snippet snippet(String line) {
        return new Snippet("page.md", 1, "", "", List.of(line));
    }

    private static void checkCommands(Snippet snippet) {
        Set<String> variables = SpecDefaults.keys().stream()
                .map(key -> "TWAT_CACHE_" + key.toUpperCase(Locale.ROOT).replace('.', '_'))
                .collect(Collectors.toSet());
        variables.addAll(Set.of("TWAT_CACHE_DATA", "TWAT_CACHE_JAVA_OPTS", "TWAT_CACHE_BUILD", "TWAT_CACHE_TRACES"));
        for (String line : snippet.lines()) {
            String program = line.strip().split("\\s", 2)[0];
            assertThat(PROGRAMS.contains(program) || Files.isExecutable(Documentation.ROOT.resolve(program)))
                    .as("%s: %s is a program", snippet, program)
                    .isTrue();
            Matcher variable = VARIABLE.matcher(line);
            while (variable.find()) {
                assertThat(variables).contains(variable.group());
            }
        }
    }

    private static void checkDependencies(Snippet snippet) throws Exception {
        byte[] text = ("<x>" + snippet.text() + "</x>").getBytes(StandardCharsets.UTF_8);
        Document document =
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(text));
        NodeList artifacts = document.getElementsByTagName("artifactId");
        for (int at = 0; at < artifacts.getLength(); at++) {
            assertThat(Documentation.ROOT
                            .resolve("bundles")
                            .resolve(artifacts.item(at).getTextContent()))
                    .isDirectory();
        }
    }
}
