package org.twatcache.command.shell;

import java.io.InputStream;
import java.io.PrintStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a launcher asks for, read from the map that comes over the border of the class spaces.
 *
 * @param out for results
 * @param err for errors
 * @param in what commands read
 * @param debug whether stack traces are shown
 */
record ShellRequest(PrintStream out, PrintStream err, InputStream in, boolean debug) {

    static ShellRequest of(Map<String, Object> request) {
        return new ShellRequest(
                needed(request, "out", PrintStream.class),
                needed(request, "err", PrintStream.class),
                request.get("in") == null ? InputStream.nullInputStream() : needed(request, "in", InputStream.class),
                request.get("debug") != null && needed(request, "debug", Boolean.class));
    }

    static String script(Map<String, Object> request) {
        return needed(request, "script", String.class);
    }

    private static <T> T needed(Map<String, Object> request, String key, Class<T> type) {
        @Nullable Object value = request.get(key);
        if (!type.isInstance(value)) {
            throw new IllegalArgumentException("The request needs '" + key + "' of type " + type.getName()
                    + (value == null ? "" : ", not " + value.getClass().getName()));
        }
        return type.cast(value);
    }
}
