package org.twatcache.engine.xodus;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.twatcache.enginekit.TestRequest;
import org.twatcache.enginekit.TestRequestBuilder;
import org.twatcache.spi.CacheEngine;

/** A directory, a factory for it, and values by which a reader can tell what is wrong. */
final class Disk implements AutoCloseable {

    final Path directory;
    private XodusEngineFactory factory = new XodusEngineFactory();

    Disk(Path directory) {
        this.directory = directory;
    }

    TestRequestBuilder request(String cache) {
        return TestRequest.builder().cache(cache).directory(directory);
    }

    CacheEngine<byte[]> open(String cache) {
        return open(request(cache));
    }

    CacheEngine<byte[]> open(TestRequestBuilder request) {
        return factory.create(request.build());
    }

    /** Closes everything, as a bundle's stop does; it opens again by itself. */
    void restart() {
        factory.close();
        factory = new XodusEngineFactory();
    }

    static byte[] key(int number) {
        return ("key-" + number).getBytes(StandardCharsets.UTF_8);
    }

    /** A value of some length that only this key and version have. */
    static byte[] value(int key, int version, int length) {
        byte[] value = new byte[length];
        new Random(31L * key + version).nextBytes(value);
        ByteBuffer.wrap(value).putInt(key).putInt(version);
        return value;
    }

    /** The database's files, the oldest first. */
    List<Path> databaseFiles() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".xd"))
                    .sorted()
                    .toList();
        }
    }

    static void change(Path file, Consumer<byte[]> change) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        change.accept(bytes);
        boolean unused = file.toFile().setWritable(true);
        try (RandomAccessFile to = new RandomAccessFile(file.toFile(), "rw")) {
            to.write(bytes);
        }
    }

    /** A copy of all files, as they stand. */
    Path copy(Path to) throws IOException {
        Files.createDirectories(to);
        List<Path> files;
        try (Stream<Path> present = Files.list(directory)) {
            files = present.filter(Files::isRegularFile).toList();
        }
        for (Path file : files) {
            Files.copy(file, to.resolve(file.getFileName()));
        }
        return to;
    }

    @Override
    public void close() {
        factory.close();
    }
}
