package org.twatcache.core.internal.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.twatcache.Cache;
import org.twatcache.CacheClosedException;
import org.twatcache.CacheOperationException;
import org.twatcache.CacheSpec;
import org.twatcache.admin.CacheAdmin;
import org.twatcache.admin.CacheControl;
import org.twatcache.admin.CacheInfo;
import org.twatcache.admin.CacheInfo.State;
import org.twatcache.admin.Explanation;
import org.twatcache.core.internal.fixture.TestOffer;
import org.twatcache.core.internal.fixture.TestPlatform;

/** What an operator sees and does. */
class AdminTest {

    private final TestOffer fake = TestOffer.named("fake");
    private final TestPlatform platform =
            new TestPlatform(fake, TestOffer.named("idle").ranking(-1));
    private final CacheAdmin admin = platform.platform().admin();

    @AfterEach
    void close() {
        platform.close();
    }

    @Test
    void info_isOfOneMoment() {
        Instant before = Instant.now();
        Cache<String, String> cache = platform.open(TestPlatform.strings().named("t"));
        platform.open(TestPlatform.strings().named("t"));
        cache.putAll(Map.of("a", "1", "b", "2"));
        CacheInfo info = admin.find("t").info();
        assertThat(info.name()).isEqualTo("t");
        assertThat(info.owner().symbolicName()).isEqualTo("com.acme.client");
        assertThat(info.engine()).hasValue("fake");
        assertThat(info.state()).isEqualTo(State.SERVING);
        assertThat(info.size()).isEqualTo(2);
        assertThat(info.sizeExact()).isTrue();
        assertThat(info.handles()).isEqualTo(2);
        assertThat(info.openedAt()).isBetween(before, Instant.now());
        assertThat(admin.find("#" + info.id()).id()).isEqualTo(info.id());
        assertThat(admin.find("com.acme.client/t").id()).isEqualTo(info.id());
    }

    @Test
    void info_ofALargeCache_isAnEstimate() {
        Cache<Integer, Integer> cache =
                platform.open(CacheSpec.of(Integer.class, Integer.class).named("large"));
        for (int i = 0; i < 10_001; i++) {
            cache.put(i, i);
        }
        assertThat(admin.find("large").info().sizeExact()).isFalse();
        assertThat(admin.find("large").info().size()).isEqualTo(10_001);
    }

    @Test
    void info_withoutAnEngine_hasNoSize() {
        platform.open(TestPlatform.strings().named("t"));
        platform.leaves(fake);
        platform.open(TestPlatform.strings().named("u").engine("nope"));
        CacheInfo info = admin.find("u").info();
        assertThat(info.engine()).isEmpty();
        assertThat(info.state()).isEqualTo(State.BYPASSING);
        assertThat(info.size()).isZero();
    }

    @Test
    void find_namesWhatThereIs() {
        platform.open(TestPlatform.strings().named("t"));
        platform.platform()
                .contextsOf(platform.owner("com.acme.other"))
                .open(TestPlatform.strings().named("t").build());
        assertThatExceptionOfType(CacheOperationException.class)
                .isThrownBy(() -> admin.find("t"))
                .withMessageContaining("ambiguous")
                .withMessageContaining("com.acme.client/t (#1)")
                .withMessageContaining("com.acme.other/t (#2)");
        assertThat(admin.find("com.acme.other/t").id()).isEqualTo(2);
        assertThatExceptionOfType(CacheOperationException.class)
                .isThrownBy(() -> admin.find("x"))
                .withMessageContaining("no open cache 'x'")
                .withMessageContaining("com.acme.client/t");
    }

    @Test
    void engines_areListedWithTheirCaches() {
        platform.open(TestPlatform.strings().named("t"));
        assertThat(admin.engines()).extracting(use -> use.engine().name()).containsExactly("fake", "idle");
        assertThat(admin.engines()).extracting(CacheAdmin.EngineUse::caches).containsExactly(1, 0);
    }

    @Test
    void why_explainsTheChoiceAndTheValues() {
        platform.open(TestPlatform.strings().named("t").prefer("nope", "fake").maximumSize(5));
        Explanation why = admin.find("t").why();
        assertThat(why.cache()).isEqualTo("t");
        assertThat(why.engine()).isEqualTo("fake");
        assertThat(why.spec().get("max.size")).isEqualTo(new Explanation.EffectiveValue("5", Explanation.Source.SPEC));
        assertThat(why.candidates()).extracting(Explanation.Candidate::engine).containsExactly("nope", "fake", "idle");
        assertThat(why.candidates()).extracting(Explanation.Candidate::chosen).containsExactly(false, true, false);
    }

    @Test
    void text_isReadAndWritten_forStringsOnly() {
        Cache<String, String> cache = platform.open(TestPlatform.strings().named("t"));
        Cache<String, String> text = admin.find("t").asText();
        text.put("k", "v");
        assertThat(cache.get("k")).isEqualTo("v");
        text.close();
        assertThat(cache.get("k")).isEqualTo("v");
        platform.open(CacheSpec.of(String.class, Integer.class).named("numbers"));
        assertThatExceptionOfType(CacheOperationException.class)
                .isThrownBy(() -> admin.find("numbers").asText())
                .withMessageContaining("java.lang.Integer")
                .withMessageContaining("only caches of String and String");
    }

    @Test
    void close_endsEveryHandle() {
        Cache<String, String> cache = platform.contexts()
                .getOrCreate(TestPlatform.strings().named("t").build());
        CacheControl control = admin.find("t");
        control.close();
        control.close();
        assertThat(control.id()).isEqualTo(1);
        assertThatExceptionOfType(CacheClosedException.class)
                .isThrownBy(() -> cache.get("k"))
                .withMessageContaining("an operator closed it");
        assertThatExceptionOfType(CacheClosedException.class).isThrownBy(control::info);
        assertThatExceptionOfType(CacheClosedException.class).isThrownBy(control::stats);
        assertThatExceptionOfType(CacheClosedException.class).isThrownBy(control::why);
        assertThatExceptionOfType(CacheClosedException.class).isThrownBy(control::asText);
        assertThatExceptionOfType(CacheClosedException.class).isThrownBy(control::destroy);
        assertThat(admin.caches()).isEmpty();
        assertThat(fake.count().closed()).isEqualTo(1);
    }

    @Test
    void destroy_removesWhatTheEngineKeeps() {
        platform.open(TestPlatform.strings().named("t"));
        admin.find("t").destroy();
        assertThat(fake.count().destroyed()).isEqualTo(1);
        assertThat(admin.caches()).isEmpty();
    }
}
