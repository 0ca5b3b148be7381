package org.twatcache.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LeaksCommandTest {

    private final GogoShell shell = new GogoShell();

    @Test
    void leaks_asJson_describesEach() {
        shell.platform.leaks.add(FakeLeak.at("com.acme.A.b(A.java:12)"));

        assertThat(shell.run("cache:leaks --json").out())
                .matches(
                        "\\{\"leaks\":\\[\\{\"kind\":\"cache\",\"name\":\"t\",\"owner\":\\{\"bundleId\":20,"
                                + "\"symbolicName\":\"com.acme.orders\",\"state\":\"STOPPED\"},"
                                + "\"openedAt\":\"2026-11-22T10:00:00Z\",\"ageMs\":\\d+,\"at\":\"com.acme.A.b\\(A.java:12\\)\"}]}\n");
    }

    @Test
    void leak_withAStackAsJson_hasIt() {
        shell.platform.leaks.add(FakeLeak.at("com.acme.A.b(A.java:12)", "com.acme.C.d(C.java:3)", "x.Y.z(Y.java:4)"));

        assertThat(shell.run("cache:leaks --json").out())
                .endsWith(",\"stack\":[\"com.acme.C.d(C.java:3)\",\"x.Y.z(Y.java:4)\"]}]}\n");
    }

    @Test
    void leaks_whenThereAreNone_areAnEmptyList() {
        assertThat(shell.run("cache:leaks --json").out()).isEqualTo("{\"leaks\":[]}\n");
        assertThat(shell.run("cache:leaks").out()).startsWith("KIND  NAME").hasLineCount(1);
    }

    @Test
    void leaks_asText_areATable() {
        shell.platform.leaks.add(FakeLeak.at("com.acme.very.deep.in.the.tree.OrderServiceComponent.loadAllOrdersOf"
                + "(OrderServiceComponent.java:1234)"));

        String out = shell.run("cache:leaks").out();

        assertThat(out).containsPattern("cache +t +com.acme.orders +STOPPED +\\d+\\w +OrderServiceComponent.loadAll");
        assertThat(out.lines()).allMatch(line -> line.length() <= 80);
    }

    @ParameterizedTest
    @CsvSource({
        "com.acme.A.b(A.java:12), A.b:12",
        "A.b(A.java:12), A.b:12",
        "app//com.acme.A$B.<init>(A.java:12), A$B.<init>:12",
        "com.acme.A.b(Unknown Source), com.acme.A.b(Unknown Source)",
        "unknown, unknown"
    })
    void place_inTheTable_isBrief(String at, String brief) {
        shell.platform.leaks.add(FakeLeak.at(at));

        assertThat(shell.run("cache:leaks").out()).endsWith("  " + brief + "\n");
    }
}
