package org.twatcache.bench.churn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.osgi.framework.BundleException;
import org.twatcache.CacheClosedException;
import org.twatcache.EngineNotAvailableException;

class DocumentedTest {

    @Test
    void exceptionsOfTheApi_anywhereInTheTree_areDocumented() {
        assertThat(Documented.is(new CacheClosedException("closed"))).isTrue();
        assertThat(Documented.is(new EngineNotAvailableException("away", null, "ghost", List.of(), null)))
                .isTrue();
        assertThat(Documented.is(new BundleException("not now"))).isTrue();
    }

    @Test
    void illegalState_thrownByAFramework_isDocumented() {
        IllegalStateException thrown = new IllegalStateException("invalid context");
        thrown.setStackTrace(new StackTraceElement[] {
            new StackTraceElement("org.apache.felix.framework.BundleContextImpl", "check", "B.java", 1)
        });
        assertThat(Documented.is(thrown)).isTrue();
    }

    @Test
    void illegalState_thrownByAnybodyElse_isNot() {
        assertThat(Documented.is(new IllegalStateException("no filter is malformed")))
                .isFalse();
    }

    @Test
    void mistakesOfPrograms_are_not() {
        assertThat(Documented.is(new NullPointerException())).isFalse();
        assertThat(Documented.is(new NoClassDefFoundError())).isFalse();
        assertThat(Documented.is(new ClassCastException())).isFalse();
    }
}
