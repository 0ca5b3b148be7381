package org.twatcache.bench.crash;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.twatcache.bench.harness.Scratch;
import org.twatcache.bench.store.DiskStore;
import org.twatcache.bench.store.DiskStores;
import org.twatcache.bench.store.Payload;
import org.twatcache.bench.store.Wish;

/** In a fork: damages copies of a closed store, and tells what each answers afterwards. */
final class Damage {

    static final int ENTRIES = 2_000;

    private static final int PAGE = 4_096;
    private static final int EXIT_OF_HANGING = 3;
    private static final long LONGEST_SECONDS = 30;

    /** One trial in so many hits any file alike; the others any byte. */
    private static final int ANY_FILE = 10;

    private final String store;
    private final Path pristine;
    private final Path copy;
    private final Amounts amounts;
    private final long seed;

    Damage(String store, Path folder, Amounts amounts, long seed) {
        this.store = store;
        this.pristine = folder.resolve("pristine");
        this.copy = folder.resolve("copy");
        this.amounts = amounts;
        this.seed = seed;
    }

    /** Runs the trials from a number on; a fork before this one may have run those before. */
    void run(int from) throws IOException {
        if (!Files.exists(pristine)) {
            Files.createDirectory(pristine);
            try (DiskStore opened = DiskStores.open(store, pristine, Wish.PLAIN)) {
                for (int key = 0; key < ENTRIES; key++) {
                    opened.put(Payload.name(key), Payload.make(key, key + 1L));
                }
            }
        }
        ScheduledThreadPoolExecutor watch = new ScheduledThreadPoolExecutor(1);
        for (int number = from; number < amounts.all(); number++) {
            ScheduledFuture<?> alarm =
                    watch.schedule(() -> Runtime.getRuntime().halt(EXIT_OF_HANGING), LONGEST_SECONDS, TimeUnit.SECONDS);
            if (Files.exists(copy)) {
                Scratch.delete(copy);
            }
            Scratch.copy(pristine, copy);
            spoil(number, new SplittableRandom(seed + number));
            System.out.println(look(number).toLine());
            alarm.cancel(false);
        }
        watch.shutdownNow();
    }

    private Trial look(int number) throws IOException {
        int right = 0;
        int wrong = 0;
        boolean threw = false;
        try (DiskStore opened = DiskStores.open(store, copy, Wish.PLAIN)) {
            for (int key = 0; key < ENTRIES; key++) {
                try {
                    byte[] value = opened.get(Payload.name(key));
                    right += value != null && Payload.version(key, value) == key + 1L ? 1 : 0;
                    wrong += value != null && Payload.version(key, value) != key + 1L ? 1 : 0;
                } catch (RuntimeException e) {
                    threw = true;
                }
            }
        } catch (RuntimeException e) {
            threw = true;
        }
        return new Trial(number, right, wrong, threw, isAside());
    }

    private boolean isAside() throws IOException {
        try (Stream<Path> files = Files.walk(copy)) {
            return files.anyMatch(file -> String.valueOf(file.getFileName()).startsWith("damaged-"));
        }
    }

    private void spoil(int number, SplittableRandom random) throws IOException {
        Path file = pick(random);
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            long length = bytes.length();
            switch (amounts.kind(number)) {
                case FLIP -> {
                    long place = random.nextLong(length);
                    bytes.seek(place);
                    int old = bytes.read();
                    bytes.seek(place);
                    bytes.write(old ^ 1 << random.nextInt(Byte.SIZE));
                }
                case TRUNCATION -> bytes.setLength(random.nextLong(length));
                case ZEROED -> write(bytes, page(length, random), new byte[PAGE]);
                case SWAPPED -> {
                    long one = page(length, random);
                    long other = page(length, random);
                    byte[] first = read(bytes, one);
                    write(bytes, one, read(bytes, other));
                    write(bytes, other, first);
                }
            }
        }
    }

    private Path pick(SplittableRandom random) throws IOException {
        List<Path> all;
        try (Stream<Path> files = Files.walk(copy)) {
            all = files.filter(
                            file -> Files.isRegularFile(file) && file.toFile().length() > 0)
                    .sorted()
                    .toList();
        }
        if (random.nextInt(ANY_FILE) == 0) {
            return all.get(random.nextInt(all.size()));
        }
        long sum = all.stream().mapToLong(file -> file.toFile().length()).sum();
        long place = random.nextLong(sum);
        for (Path file : all) {
            place -= file.toFile().length();
            if (place < 0) {
                return file;
            }
        }
        throw new IllegalStateException("Files changed while they were counted");
    }

    private static long page(long length, SplittableRandom random) {
        return random.nextLong((length + PAGE - 1) / PAGE) * PAGE;
    }

    /** The last page of a file may be short, and it stays so. */
    private static byte[] read(RandomAccessFile bytes, long place) throws IOException {
        byte[] page = new byte[PAGE];
        bytes.seek(place);
        bytes.readFully(page, 0, (int) Math.min(PAGE, bytes.length() - place));
        return page;
    }

    private static void write(RandomAccessFile bytes, long place, byte[] page) throws IOException {
        long end = bytes.length();
        bytes.seek(place);
        bytes.write(page, 0, (int) Math.min(PAGE, end - place));
    }
}
