package org.twatcache.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.twatcache.BundleRef;
import org.twatcache.CacheSpec;
import org.twatcache.EngineTrait;
import org.twatcache.OnEngineLoss;
import org.twatcache.admin.CacheAdmin;
import org.twatcache.admin.CacheEvent;
import org.twatcache.admin.Explanation;
import org.twatcache.admin.Explanation.Candidate;
import org.twatcache.admin.Explanation.EffectiveValue;
import org.twatcache.admin.Explanation.Source;

class ListingCommandsTest {

    private final GogoShell shell = new GogoShell();

    @Test
    void engines_asJson_describesEach() {
        shell.platform.engines.add(new CacheAdmin.EngineUse(
                FakePlatform.engine("xodus", List.of(), "disk full", EngineTrait.KEEPS_BYTES, EngineTrait.PERSISTENT),
                0));

        assertThat(shell.run("cache:engines --json").out())
                .isEqualTo("{\"engines\":[{\"name\":\"caffeine\",\"aliases\":[\"memory\",\"cachetools\"],"
                        + "\"bundle\":{\"id\":12,\"symbolicName\":\"org.twatcache.engine.caffeine\",\"version\":\"1.0.0\"},"
                        + "\"ranking\":0,\"state\":\"ready\",\"reason\":null,"
                        + "\"traits\":{\"keeps\":\"references\",\"expires\":true,\"bounds\":[\"entries\"],"
                        + "\"persistent\":false,\"shared\":false},\"caches\":1},"
                        + "{\"name\":\"xodus\",\"aliases\":[],"
                        + "\"bundle\":{\"id\":12,\"symbolicName\":\"org.twatcache.engine.xodus\",\"version\":\"1.0.0\"},"
                        + "\"ranking\":0,\"state\":\"unhealthy\",\"reason\":\"disk full\","
                        + "\"traits\":{\"keeps\":\"bytes\",\"expires\":false,\"bounds\":[],"
                        + "\"persistent\":true,\"shared\":false},\"caches\":0}]}\n");
    }

    @Test
    void engines_asText_isATable() {
        shell.platform.engines.add(new CacheAdmin.EngineUse(
                FakePlatform.engine("xodus", List.of("disk"), "disk full", EngineTrait.values()), 0));

        String out = shell.run("cache:engines").out();

        assertThat(out).contains("ENGINE ", "caffeine", "memory", "ready", "unhealthy", "\nxodus: disk full\n");
        assertThat(out.lines()).allMatch(line -> line.length() <= 80);
    }

    @Test
    void list_asJson_describesEach() {
        FakeCache cache = shell.platform.open("t");
        cache.put("k", "v");
        cache.stats.hits = 1;
        cache.stats.misses = 3;

        assertThat(shell.run("cache:list --json").out())
                .matches("\\{\"caches\":\\[\\{\"id\":7,\"name\":\"t\","
                        + "\"owner\":\\{\"bundleId\":9,\"symbolicName\":\"org.twatcache.command\"},\"shared\":false,"
                        + "\"engine\":\"caffeine\",\"state\":\"serving\",\"size\":1,\"sizeExact\":true,\"hitRate\":0.25,"
                        + "\"handles\":1,\"openedAt\":\"2026-11-22T10:00:00Z\",\"ageMs\":\\d+}]}\n");
    }

    @Test
    void list_withoutCaches_isEmpty() {
        assertThat(shell.run("cache:list --json").out()).isEqualTo("{\"caches\":[]}\n");
        assertThat(shell.run("cache:list").out()).startsWith("ID  NAME").hasLineCount(1);
    }

    @Test
    void list_ofAwkwardNames_fitsTheTerminal() {
        shell.platform.open(
                new BundleRef(20, "com.acme.a.very.long.symbolic.name.of.a.bundle", "1.0.0"),
                CacheSpec.of(String.class, Integer.class)
                        .named("a name with\nnewline and \u001b[31m colours and 日本語 that is long")
                        .build());
        shell.platform.caches.get(0).exact = false;

        String out = shell.run("cache:list").out();

        assertThat(out).hasLineCount(2).contains(" ~0 ").doesNotContain("\u001b");
        assertThat(out.lines()).allMatch(line -> line.length() <= 80);
    }

    @Test
    void stats_ofOneAsJson_countsAll() {
        FakeCache cache = shell.platform.open("t");
        cache.put("k", "v");
        cache.get("k");

        assertThat(shell.run("cache:stats t --json").out())
                .isEqualTo(
                        "{\"cache\":\"t\",\"engine\":\"caffeine\",\"hits\":1,\"misses\":0,\"hitRate\":1.0,\"loads\":3,"
                                + "\"loadFailures\":4,\"puts\":1,\"removals\":5,\"evictions\":6,\"expirations\":7,\"errors\":9,"
                                + "\"damaged\":10,\"size\":1,\"sizeExact\":true,\"dropped\":8}\n");
    }

    @Test
    void stats_beforeTheFirstRequest_hasNoRate() {
        shell.platform.open("t");

        assertThat(shell.run("cache:stats t --json").out()).contains("\"hitRate\":null");
        assertThat(shell.run("cache:stats t").out()).containsPattern("hit rate +-\n");
    }

    @Test
    void stats_ofAllAsJson_isAList() {
        shell.platform.open("t");
        shell.platform.open("u");

        assertThat(shell.run("cache:stats --json").out())
                .startsWith("{\"caches\":[{\"cache\":\"t\",")
                .contains("},{\"cache\":\"u\",")
                .endsWith("}]}\n");
    }

    @Test
    void stats_asText_isATable() {
        FakeCache cache = shell.platform.open("a rather long name for a cache that will not fit in any table at all");
        cache.stats.hits = Long.MAX_VALUE / 2;

        String out =
                shell.run("cache:stats").out() + shell.run("cache:stats '#7'").out();

        assertThat(out).contains("CACHE", "HIT RATE", "100.0%", "evictions", "4611686018427387903");
        assertThat(out.lines()).allMatch(line -> line.length() <= 80);
    }

    @Test
    void why_asJson_explains() {
        explained(List.of());

        assertThat(shell.run("cache:why t --json").out())
                .isEqualTo("{\"cache\":\"t\",\"engine\":\"caffeine\",\"policy\":\"BYPASS\",\"spec\":{"
                        + "\"ttl\":{\"value\":\"1h\",\"source\":\"spec\"},"
                        + "\"statistics\":{\"value\":\"true\",\"source\":\"default\"}},"
                        + "\"candidates\":[{\"engine\":\"redis\",\"ranking\":0,\"chosen\":false,"
                        + "\"clause\":\"require(persistent)\",\"reason\":\"does not persist\"},"
                        + "{\"engine\":\"caffeine\",\"ranking\":5,\"chosen\":true,"
                        + "\"clause\":\"ranking\",\"reason\":\"the highest\"}],\"events\":[]}\n");
    }

    @Test
    void why_asText_marksTheChosen() {
        explained(List.of());

        String out = shell.run("cache:why t").out();

        assertThat(out)
                .containsPattern("policy +BYPASS")
                .containsPattern("ttl +1h +spec")
                .containsPattern("\\* +caffeine +5")
                .doesNotContain("EVENT");
        assertThat(out.lines()).allMatch(line -> line.length() <= 80);
    }

    @Test
    void why_afterEvents_tellsThem() {
        Instant at = Instant.parse("2026-11-22T10:00:00.125Z");
        explained(List.of(
                new FakeEvent(at, CacheEvent.Kind.ENGINE_LOST, Optional.empty(), "The engine went: " + "x".repeat(80)),
                new FakeEvent(at, CacheEvent.Kind.ENGINE_SWAPPED, Optional.of("caffeine"), "caffeine serves")));

        assertThat(shell.run("cache:why t --json").out())
                .contains(",\"events\":[{\"at\":\"2026-11-22T10:00:00.125Z\",\"kind\":\"ENGINE_LOST\",\"engine\":null,"
                        + "\"text\":\"The engine went: ")
                .endsWith(",{\"at\":\"2026-11-22T10:00:00.125Z\",\"kind\":\"ENGINE_SWAPPED\",\"engine\":\"caffeine\","
                        + "\"text\":\"caffeine serves\"}]}\n");
        String out = shell.run("cache:why t").out();
        assertThat(out)
                .containsPattern("\n\nAT +ENGINE +EVENT\n2026-11-22T10:00:00Z +- +The engine went: x+~\n")
                .endsWith("\n2026-11-22T10:00:00Z  caffeine  caffeine serves\n");
        assertThat(out.lines()).allMatch(line -> line.length() <= 80);
    }

    @Test
    void why_ofAServiceThatIsCached_tellsWhoUsesItPastItsProxy() {
        explained(List.of());
        shell.services.add(new ProxiedService(
                "users",
                FakePlatform.SELF.id(),
                42,
                GogoShell.bundle(12, "com.acme.users"),
                List.of(GogoShell.bundle(13, "com.acme.client"))));
        String service = "\"service\":{\"id\":42,\"bundle\":{\"id\":12,\"symbolicName\":\"com.acme.users\"},"
                + "\"usedPast\":[{\"id\":13,\"symbolicName\":\"com.acme.client\"}]}}\n";
        shell.platform.open("users.find()").why =
                new Explanation("users.find()", "caffeine", OnEngineLoss.BYPASS, Map.of(), List.of(), List.of());

        assertThat(shell.run("cache:why users --json").out())
                .isEqualTo(
                        "{\"cache\":\"users\",\"engine\":null,\"policy\":null,\"spec\":{},\"candidates\":[],\"events\":[],"
                                + service);
        assertThat(shell.run("cache:why 'users.find()' --json").out()).endsWith("\"events\":[]," + service);
        assertThat(shell.run("cache:why 'users.find()'").out())
                .containsPattern("service 42 of +12 +com.acme.users")
                .containsPattern("used past its proxy by +13 +com.acme.client");
        assertThat(shell.run("cache:why t --json").out()).doesNotContain("\"service\"");
    }

    @Test
    void why_ofAServiceThatIsNotCachedAfterAll_tellsTheReason() {
        shell.refused.add(new RefusedProxy("users", "proxy~users", 42L, "its scope is prototype"));
        shell.refused.add(new RefusedProxy("groups", "", 43L, "cache.ttl: no"));
        shell.refused.add(new RefusedProxy("", "proxy~other", null, "'(' is no LDAP filter"));

        assertThat(shell.run("cache:why users").err())
                .contains(
                        "Service 42 is not cached as 'users', which the configuration proxy~users asks for: its scope is"
                                + " prototype");
        assertThat(shell.run("cache:why proxy~users").err()).contains("its scope is prototype");
        assertThat(shell.run("cache:why groups").err())
                .contains("Service 43 is not cached as 'groups', which its service properties ask for: cache.ttl: no");
        assertThat(shell.run("cache:why proxy~other").err())
                .contains(
                        "The configuration proxy~other is refused, and no service is cached by it: '(' is no LDAP filter");
        assertThat(shell.run("cache:why nothing").err()).doesNotContain("Service");
        assertThat(shell.run("cache:why users").code()).isEqualTo(1);
    }

    private void explained(List<CacheEvent> events) {
        Map<String, EffectiveValue> spec = new LinkedHashMap<>();
        spec.put("ttl", new EffectiveValue("1h", Source.SPEC));
        spec.put("statistics", new EffectiveValue("true", Source.DEFAULT));
        shell.platform.open("t").why = new Explanation(
                "t",
                "caffeine",
                OnEngineLoss.BYPASS,
                spec,
                List.of(
                        new Candidate("redis", 0, false, "require(persistent)", "does not persist"),
                        new Candidate("caffeine", 5, true, "ranking", "the highest")),
                events);
    }
}
