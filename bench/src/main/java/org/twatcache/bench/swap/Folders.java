package org.twatcache.bench.swap;

import java.nio.file.Path;
import java.util.List;

/**
 * Where a fork finds what it needs.
 *
 * @param felix the bundles that are not ours
 * @param lib our bundles
 * @param scratch an empty folder
 */
record Folders(Path felix, Path lib, Path scratch) {

    static Folders of(Path target, Path scratch) {
        return new Folders(target.resolve("felix/bundle"), target.resolve("lib"), scratch);
    }

    /** As arguments of a fork. */
    List<String> toArguments() {
        return List.of(felix.toString(), lib.toString(), scratch.toString());
    }

    static Folders parse(List<String> arguments) {
        return new Folders(Path.of(arguments.get(0)), Path.of(arguments.get(1)), Path.of(arguments.get(2)));
    }
}
