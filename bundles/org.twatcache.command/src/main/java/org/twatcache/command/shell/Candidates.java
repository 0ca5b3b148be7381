package org.twatcache.command.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.twatcache.CacheClosedException;
import org.twatcache.CacheException;
import org.twatcache.EngineTrait;
import org.twatcache.admin.CacheAdmin;
import org.twatcache.admin.CacheInfo;
import org.twatcache.admin.SwapMode;
import org.twatcache.command.Commands;
import org.twatcache.command.line.Kind;

/**
 * What may stand for an argument or an option's value.
 *
 * @param admin knows caches and engines; null while the platform is away
 * @param folder where files are looked for
 */
record Candidates(@Nullable CacheAdmin admin, Path folder) {

    private static final int MOST_FILES = 1_000;

    /** All of a kind; some may not begin as the word does. */
    Stream<String> of(Kind kind, String word) {
        try {
            return switch (kind) {
                case TEXT -> Stream.empty();
                case CACHE -> caches().stream();
                case ENGINE -> engines().stream();
                case ENGINES -> behindComma(word, engines());
                case TRAITS ->
                    behindComma(
                            word,
                            Stream.of(EngineTrait.values())
                                    .map(EngineTrait::text)
                                    .toList());
                case SWAP_MODE ->
                    Stream.of(SwapMode.values()).map(mode -> mode.name().toLowerCase(Locale.ROOT));
                case COMMAND -> Commands.names().stream();
                case FILE -> files(word).stream();
            };
        } catch (CacheException | CacheClosedException e) {
            // The platform goes away: there is nothing to offer.
            return Stream.empty();
        }
    }

    private List<String> engines() {
        return admin == null
                ? List.of()
                : admin.engines().stream()
                        .flatMap(use -> Stream.concat(Stream.of(use.engine().name()), use.engine().aliases().stream()))
                        .toList();
    }

    /** A cache whose name others have too is called by its number. */
    private List<String> caches() {
        if (admin == null) {
            return List.of();
        }
        List<CacheInfo> caches =
                admin.caches().stream().map(control -> control.info()).toList();
        return caches.stream()
                .map(cache -> isAmbiguous(cache, caches) ? "#" + cache.id() : cache.name())
                .toList();
    }

    private static boolean isAmbiguous(CacheInfo cache, List<CacheInfo> caches) {
        return caches.stream()
                .anyMatch(other -> other.id() != cache.id() && other.name().equals(cache.name()));
    }

    private static Stream<String> behindComma(String word, List<String> values) {
        String head = word.substring(0, word.lastIndexOf(',') + 1);
        return values.stream()
                .filter(value -> !("," + head).contains("," + value + ","))
                .map(value -> head + value);
    }

    private List<String> files(String word) {
        String head = word.substring(0, word.lastIndexOf('/') + 1);
        try (Stream<Path> files = Files.list(folder.resolve(head))) {
            return files.limit(MOST_FILES)
                    .map(file -> head + file.getFileName() + (Files.isDirectory(file) ? "/" : ""))
                    .toList();
        } catch (IOException | InvalidPathException e) {
            return List.of();
        }
    }
}
