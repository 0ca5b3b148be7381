package org.twatcache.itest.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.twatcache.TwatCache;

/** What makes the other tests of this module worth something: there is nothing of OSGi that they could lean on. */
final class PlainClassPathIT {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "org.osgi.framework.Bundle",
                "org.osgi.framework.FrameworkUtil",
                "org.osgi.service.component.ComponentContext",
                "org.osgi.service.component.annotations.Component",
                "org.osgi.service.condition.Condition",
                "org.osgi.annotation.versioning.ProviderType"
            })
    void classOfOsgi_onThisClassPath_cannotBeLoaded(String name) {
        assertThatThrownBy(() -> Class.forName(name)).isInstanceOf(ClassNotFoundException.class);
    }

    @Test
    void jars_onThisClassPath_areThoseOfTheBundles() {
        assertThat(TwatCache.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .getPath())
                .endsWith(".jar");
    }
}
