package org.twatcache;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Decides which texts may name a folder: none that could lead elsewhere on any file system. */
final class FolderName {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}");

    /** Devices of Windows; a file of such a name, with any ending, is not a file there. */
    private static final Set<String> DEVICES = Set.of("con", "prn", "aux", "nul");

    private FolderName() {}

    static void check(String folder, @Nullable String cache) {
        String stem = folder.split("\\.", 2)[0].toLowerCase(Locale.ROOT);
        boolean device = DEVICES.contains(stem) || stem.matches("(com|lpt)[0-9]");
        if (!PLAIN.matcher(folder).matches() || folder.endsWith(".") || device) {
            throw new CachePathException(
                    "The folder '" + folder + "' of " + (cache == null ? "a cache" : "cache '" + cache + "'")
                            + " was refused: a folder is a plain name (letters, digits, '.', '_', '-', at most 64, not"
                            + " beginning with a dot) under the platform's data directory, not a path",
                    cache,
                    null,
                    null);
        }
    }
}
