package org.twatcache.core.internal.codec;

import java.lang.reflect.Type;
import java.util.List;
import org.twatcache.codec.CodecRequest;

/** What one cache asks of a codec. */
record ValueRequest(String cache, Type type, List<String> allowed, ClassSpace classes) implements CodecRequest {

    ValueRequest {
        allowed = List.copyOf(allowed);
    }

    @Override
    public Class<?> load(String name) throws ClassNotFoundException {
        return classes.load(name);
    }

    @Override
    public boolean allows(String name) {
        for (String entry : allowed) {
            if (name.startsWith(entry) && covers(entry, name)) {
                return true;
            }
        }
        return false;
    }

    /** Itself, what is nested in it, or what is directly in it as in a package. */
    private static boolean covers(String entry, String name) {
        return name.length() == entry.length()
                || name.charAt(entry.length()) == '$'
                || name.lastIndexOf('.') == entry.length();
    }
}
