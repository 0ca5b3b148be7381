package org.twatcache.bench.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.twatcache.bench.harness.Scratch;
import org.twatcache.bench.harness.Values;

/** What may happen to a store, by its name; each in folders that are gone afterwards. */
final class Runs {

    private static final String DISK_SIZE = "size=64m";

    private final CrashForks forks;
    private final long seed;

    Runs(CrashForks forks, long seed) {
        this.forks = forks;
        this.seed = seed;
    }

    /** The process is killed so many times. */
    Tally kill(String store, int times) throws IOException, InterruptedException {
        return kill(store, times, Runs::never);
    }

    /** The same, until what was found is enough. */
    Tally kill(String store, int most, Predicate<Tally> enough) throws IOException, InterruptedException {
        try (Death death = new Kill(Files.createTempDirectory("kill"))) {
            return deaths(store, Promise.EVERYTHING, death, most, enough);
        }
    }

    /** The power of a disk, which others may have used before, is cut so many times. */
    Tally cut(String store, Promise promise, PowerCut power, int times) throws IOException, InterruptedException {
        return cut(store, promise, power, times, Runs::never);
    }

    /** The same, until what was found is enough. */
    Tally cut(String store, Promise promise, PowerCut power, int most, Predicate<Tally> enough)
            throws IOException, InterruptedException {
        Scratch.empty(power.folder());
        return deaths(store, promise, power, most, enough);
    }

    private Tally deaths(String store, Promise promise, Death death, int most, Predicate<Tally> enough)
            throws IOException, InterruptedException {
        Path notes = Files.createTempFile("crash", ".notes");
        try {
            return new Deaths(store, promise, death, forks, notes, seed).run(most, enough);
        } finally {
            Files.delete(notes);
        }
    }

    private static boolean never(Tally unused) {
        return false;
    }

    /** What trials of damage showed; one that is missing killed its process, or had it hang. */
    List<Trial> damage(String store, Amounts amounts) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("damage");
        try {
            List<Trial> trials = new ArrayList<>();
            for (int next = 0; next < amounts.all(); next++) {
                List<String> lines = forks.linesOfMortal(List.of(
                        CrashFork.DAMAGE,
                        store,
                        folder.toString(),
                        amounts.toText(),
                        Integer.toString(next),
                        Long.toString(seed)));
                lines.forEach(line -> Trial.parse(line).ifPresent(trials::add));
                // The one after the last that was told is what the process died of.
                next = Math.max(
                        next,
                        trials.isEmpty() ? 0 : trials.get(trials.size() - 1).number() + 1);
            }
            return trials;
        } finally {
            Scratch.delete(folder);
        }
    }

    /** Calls of interrupted callers. */
    Values interrupts(String store, int calls) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("interrupts");
        try {
            return Values.parse(forks.lines(List.of(
                    CrashFork.INTERRUPTS, store, folder.toString(), Integer.toString(calls), Long.toString(seed))));
        } finally {
            Scratch.delete(folder);
        }
    }

    /** A small disk is filled so many times. Nobody but root may mount one. */
    Values full(String store, int fills) throws IOException, InterruptedException {
        Path disk = Files.createTempDirectory("full");
        try {
            Commands.run("mount", "-t", "tmpfs", "-o", DISK_SIZE, "tmpfs", disk.toString());
            try {
                return Values.parse(forks.lines(
                        List.of(CrashFork.FULL, store, disk.toString(), Integer.toString(fills), Long.toString(seed))));
            } finally {
                Commands.run("umount", disk.toString());
            }
        } finally {
            Scratch.delete(disk);
        }
    }

    /** Whether small disks may be mounted here: why not, or nothing. */
    static String refusal() throws IOException {
        Path disk = Files.createTempDirectory("refusal");
        try {
            Commands.run("mount", "-t", "tmpfs", "-o", DISK_SIZE, "tmpfs", disk.toString());
            Commands.run("umount", disk.toString());
            return "";
        } catch (IOException e) {
            return String.valueOf(e.getMessage());
        } finally {
            Scratch.delete(disk);
        }
    }
}
