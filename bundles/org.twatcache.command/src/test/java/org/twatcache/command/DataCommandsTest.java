package org.twatcache.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.twatcache.BundleRef;
import org.twatcache.CacheSpec;
import org.twatcache.command.GogoShell.Outcome;

class DataCommandsTest {

    private final GogoShell shell = new GogoShell();
    private final FakeCache cache = shell.platform.open("t");

    @Test
    void put_asJson_saysStored() {
        assertThat(shell.run("cache:put t k v --json"))
                .isEqualTo(new Outcome(0, "{\"cache\":\"t\",\"key\":\"k\",\"stored\":true}\n", ""));
        assertThat(cache.entries).containsEntry("k", "v");
    }

    @Test
    void put_withLifetime_storesForThatLong() {
        shell.run("cache:put t k v --ttl 250ms");

        assertThat(cache.lifetimes).containsEntry("k", Duration.ofMillis(250));
    }

    @Test
    void get_ofAHit_printsTheValue() {
        cache.entries.put("k", "värde 😀");

        assertThat(shell.run("cache:get t k")).isEqualTo(new Outcome(0, "värde 😀\n", ""));
    }

    @Test
    void get_ofAMiss_printsNothing() {
        assertThat(shell.run("cache:get t k")).isEqualTo(new Outcome(0, "", ""));
    }

    @Test
    void get_ofAHitAsJson_saysWhatRemains() {
        cache.put("k", "v", Duration.ofMillis(3_599_990));

        assertThat(shell.run("cache:get t k --json").out())
                .isEqualTo("{\"cache\":\"t\",\"key\":\"k\",\"value\":\"v\",\"remainingMs\":3599990}\n");
        assertThat(cache.stats.hits).isOne();
    }

    @Test
    void get_ofAHitWithoutLimitAsJson_saysNull() {
        cache.put("k", "v");

        assertThat(shell.run("cache:get t k --json").out())
                .isEqualTo("{\"cache\":\"t\",\"key\":\"k\",\"value\":\"v\",\"remainingMs\":null}\n");
    }

    @Test
    void get_ofAMissAsJson_countsOneMiss() {
        assertThat(shell.run("cache:get t k --json").out())
                .isEqualTo("{\"cache\":\"t\",\"key\":\"k\",\"value\":null,\"remainingMs\":null}\n");
        assertThat(cache.stats.misses).isOne();
    }

    @Test
    void get_ofAwkwardTextAsJson_staysOnOneLine() {
        cache.put("k", "a\"b\\c\n\u0001\u2028\ud800😀");

        assertThat(shell.run("cache:get t k --json").out())
                .contains("\"value\":\"a\\\"b\\\\c\\n\\u0001\\u2028\\ud800😀\"")
                .hasLineCount(1);
    }

    @Test
    void remove_asJson_saysWhetherItWasThere() {
        cache.entries.put("k", "v");

        assertThat(shell.run("cache:remove t k --json; cache:remove t k --json"))
                .isEqualTo(new Outcome(0, """
                        {"cache":"t","key":"k","removed":true}
                        {"cache":"t","key":"k","removed":false}
                        """, ""));
        assertThat(shell.run("cache:remove t k")).isEqualTo(new Outcome(0, "", ""));
    }

    @Test
    void clear_empties() {
        cache.entries.put("k", "v");

        assertThat(shell.run("cache:clear t --json"))
                .isEqualTo(new Outcome(0, "{\"cache\":\"t\",\"cleared\":true}\n", ""));
        assertThat(cache.entries).isEmpty();
        assertThat(shell.run("cache:clear t")).isEqualTo(new Outcome(0, "", ""));
    }

    @Test
    void closeAndDestroy_endTheCache() {
        shell.platform.open("u");

        assertThat(shell.run("cache:close t --json; cache:destroy u --json")).isEqualTo(new Outcome(0, """
                        {"cache":"t","closed":true}
                        {"cache":"u","destroyed":true}
                        """, ""));
        assertThat(shell.platform.calls).containsExactly("close t", "destroy u");
    }

    @Test
    void closeAndDestroy_asText_printNothing() {
        shell.platform.open("u");

        assertThat(shell.run("cache:close '#7'; cache:destroy u")).isEqualTo(new Outcome(0, "", ""));
    }

    @Test
    void dataCommand_onACacheThatIsNotThere_fails() {
        Outcome outcome = shell.run("cache:get nope k --json");

        assertThat(outcome.code()).isOne();
        assertThat(outcome.out())
                .isEqualTo("{\"error\":{\"type\":\"CacheOperationException\",\"message\":\"There are 0 caches 'nope'\","
                        + "\"cache\":\"nope\",\"engine\":null,\"available\":null}}\n");
        assertThat(outcome.err()).isEqualTo("twat-cache: There are 0 caches 'nope'\n");
    }

    @Test
    void dataCommand_onACacheThatIsNotText_fails() {
        shell.platform.open(
                new BundleRef(20, "com.acme", "1.0.0"),
                CacheSpec.of(String.class, Integer.class).named("numbers").build());

        assertThat(shell.run("cache:put numbers k 1"))
                .isEqualTo(new Outcome(1, "", "twat-cache: Cache 'numbers' has no text\n"));
    }
}
