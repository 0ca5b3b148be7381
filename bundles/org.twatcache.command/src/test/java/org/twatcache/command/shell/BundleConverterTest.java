package org.twatcache.command.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.nio.CharBuffer;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;

class BundleConverterTest {

    private final Bundle one = bundle("one");
    private final Bundle[] all = {one, bundle("twice"), bundle("twice")};
    private final BundleConverter converter = new BundleConverter((BundleContext) Proxy.newProxyInstance(
            BundleContext.class.getClassLoader(),
            new Class<?>[] {BundleContext.class},
            (proxy, method, arguments) ->
                    method.getName().equals("getBundles") ? all : arguments[0].equals(12L) ? one : null));

    @Test
    void bundle_isFoundByNumberOrUniqueName() {
        assertThat(converter.convert(Bundle.class, "12")).isSameAs(one);
        assertThat(converter.convert(Bundle.class, CharBuffer.wrap("one"))).isSameAs(one);
    }

    @Test
    void bundle_thatIsNotThereOrAmbiguous_isNone() {
        assertThat(converter.convert(Bundle.class, "13")).isNull();
        assertThat(converter.convert(Bundle.class, "twice")).isNull();
        assertThat(converter.convert(Bundle.class, "nope")).isNull();
    }

    @Test
    void anythingElse_isLeftToOthers() {
        assertThat(converter.convert(String.class, "12")).isNull();
        assertThat(converter.convert(Bundle.class, 12L)).isNull();
        assertThat(converter.format(one, 0, converter)).isNull();
    }

    private static Bundle bundle(String name) {
        return (Bundle) Proxy.newProxyInstance(
                Bundle.class.getClassLoader(), new Class<?>[] {Bundle.class}, (proxy, method, arguments) -> name);
    }
}
