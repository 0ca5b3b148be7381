package org.twatcache.itest.redis;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import redis.embedded.core.ExecutableProvider;

/** Where the program {@code redis-server} comes from. */
public final class RedisProgram {

    private static final String NAME = "redis-server";

    private RedisProgram() {}

    /**
     * The program of this machine.
     *
     * @return the first on the path, or empty
     */
    public static Optional<Path> onPath() {
        String path = System.getenv().getOrDefault("PATH", "");
        return Arrays.stream(path.split(File.pathSeparator, -1))
                .map(folder -> Path.of(folder, NAME))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /**
     * The program that an artifact of the build brings along, Redis 6.2. Unpacked once a process.
     *
     * @return an executable file
     */
    public static Path embedded() {
        return Unpacked.PROGRAM;
    }

    /**
     * Whatever there is.
     *
     * @return the program of this machine, or the one that is brought along
     */
    public static Path any() {
        return onPath().orElseGet(RedisProgram::embedded);
    }

    private static final class Unpacked {

        static final Path PROGRAM = unpack();

        private static Path unpack() {
            try {
                File program = ExecutableProvider.newJarResourceProvider().get();
                program.deleteOnExit();
                return program.toPath();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
