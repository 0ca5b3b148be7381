package org.twatcache.core.internal.context;

import java.lang.reflect.Type;
import org.twatcache.admin.Explanation.Source;
import org.twatcache.core.internal.codec.ClassSpace;
import org.twatcache.core.internal.config.ConfiguredSpec;
import org.twatcache.core.internal.config.EffectiveSpec;

/**
 * A class of clients, where none of them is there to say which: its name.
 *
 * @param name its binary name
 */
record NamedType(String name) implements Type {

    private static final String ARRAY = "[]";

    /** A spec with types by their names, where there is no client yet. */
    static EffectiveSpec<?, ?> complete(ConfiguredSpec spec, Platform platform) {
        return platform.complete(spec.typed(of(spec.keyType()), of(spec.valueType())), Source.CONFIGURATION);
    }

    /** What a configuration itself knows of a class: all, where it is one of the JDK that everybody has. */
    private static Type of(String name) {
        try {
            return load(name, ClassSpace.of(ClassLoader.getPlatformClassLoader()));
        } catch (ClassNotFoundException e) {
            return new NamedType(name);
        }
    }

    /** The class that somebody finds by a name; {@code []} behind it stands for an array. */
    static Class<?> load(String name, ClassSpace classes) throws ClassNotFoundException {
        if (!name.endsWith(ARRAY)) {
            return classes.load(name);
        }
        String component = name.substring(0, name.length() - ARRAY.length()).strip();
        return component.equals("byte")
                ? byte[].class
                : load(component, classes).arrayType();
    }

    @Override
    public String getTypeName() {
        return name;
    }
}
