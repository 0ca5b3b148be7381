package org.twatcache.core.internal.context;

import org.twatcache.CacheConfigurationException;
import org.twatcache.CacheSpec;
import org.twatcache.core.internal.config.ConfiguredSpec;

/** Finds the classes of a configured cache as one client has them. */
record ClientTypes(Owner client) {

    static ClientTypes of(Owner client) {
        return new ClientTypes(client);
    }

    /** The spec with the client's classes. */
    CacheSpec<?, ?> typed(ConfiguredSpec spec) {
        return spec.typed(
                load(spec.name(), ConfiguredSpec.KEY_TYPE, spec.keyType()),
                load(spec.name(), ConfiguredSpec.VALUE_TYPE, spec.valueType()));
    }

    private Class<?> load(String cache, String key, String name) {
        try {
            return NamedType.load(name, client.classes());
        } catch (ClassNotFoundException | LinkageError e) {
            throw new CacheConfigurationException(
                    client.ref() + " does not see the class " + name + ", which the configuration of cache '" + cache
                            + "' names as " + key + ": import its package there, or correct the configuration",
                    cache,
                    null,
                    e);
        }
    }
}
