package org.twatcache.core.internal.osgi;

import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.wiring.BundleWiring;
import org.twatcache.core.internal.codec.ClassSpace;

/**
 * The classes that a bundle sees, by the wiring that it has when it becomes an owner. An owner ends with the bundle's stop:
 * after an update there is another owner, with another wiring.
 */
final class BundleClasses implements ClassSpace {

    private final @Nullable BundleWiring wiring;

    private BundleClasses(@Nullable BundleWiring wiring) {
        this.wiring = wiring;
    }

    static BundleClasses of(Bundle bundle) {
        return new BundleClasses(bundle.adapt(BundleWiring.class));
    }

    @Override
    public Class<?> load(String name) throws ClassNotFoundException {
        ClassLoader loader = wiring == null ? null : wiring.getClassLoader();
        if (loader == null) {
            throw new ClassNotFoundException(name + " is looked for in a bundle that is not resolved any more");
        }
        return Class.forName(name, false, loader);
    }
}
