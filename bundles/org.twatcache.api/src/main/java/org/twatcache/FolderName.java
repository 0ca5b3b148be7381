package org.twatcache;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Decides which texts may name a folder: none that could lead elsewhere on any file system. */
final class FolderName {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}");

    /** Devices of Windows; a file of such a name, with any ending, is not a file there. */
    private static final Pattern DEVICE =
            Pattern.compile("(con|prn|aux|nul|(com|lpt)[0-9])(\\..*)?", Pattern.CASE_INSENSITIVE);

    private FolderName() {}

    static void check(String folder, @Nullable String cache) {
        if (!PLAIN.matcher(folder).matches()
                || folder.endsWith(".")
                || DEVICE.matcher(folder).matches()) {
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
