package org.twatcache.bench.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.twatcache.bench.harness.Scratch;
import org.twatcache.bench.store.Payload;

/** Lets a store live and die again and again, and judges from outside what it holds when it is opened the next time. */
final class Deaths {

    static final int KEYS = 1_000;

    private static final long SHORTEST_MILLIS = 30;
    private static final long LONGEST_MILLIS = 600;

    private final String store;
    private final Promise promise;
    private final Death death;
    private final CrashForks forks;
    private final Path notes;
    private final long seed;
    private final Judge judge = new Judge();
    private final Tally tally = new Tally();

    /** What the last life did, by key. */
    private Map<Integer, List<Op>> written = Map.of();

    private long counted;
    private long died;

    /** The notes are a file outside of what dies. */
    Deaths(String store, Promise promise, Death death, CrashForks forks, Path notes, long seed) {
        this.store = store;
        this.promise = promise;
        this.death = death;
        this.forks = forks;
        this.notes = notes;
        this.seed = seed;
    }

    /** Dies so many times at the most, until what was found is enough; each death is judged by the next life. */
    Tally run(int deaths, Predicate<Tally> enough) throws IOException, InterruptedException {
        SplittableRandom random = new SplittableRandom(seed);
        for (int life = 1; life <= deaths + 1 && !enough.test(tally); life++) {
            ProcessBuilder builder = forks.life(death.prefix(), store, death.folder(), notes, KEYS, life, seed);
            try (LifeProcess process = LifeProcess.start(builder)) {
                Optional<List<Found>> found = process.found();
                if (found.isEmpty()) {
                    startAnew(life);
                    continue;
                }
                judge(found.get(), life);
                if (life <= deaths) {
                    live(process, random.nextLong(SHORTEST_MILLIS, LONGEST_MILLIS));
                }
            }
        }
        return tally;
    }

    private void startAnew(int life) throws IOException {
        tally.unopened("in life " + life);
        Scratch.empty(death.folder());
        judge.forget();
        written = Map.of();
    }

    private void live(LifeProcess process, long millis) throws IOException, InterruptedException {
        Files.deleteIfExists(notes);
        History history = History.open(notes, Writers.THREADS);
        process.go();
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
        counted = death.strike(process.process());
        died = System.nanoTime();
        List<Op> ops = history.ops();
        written = ops.stream().collect(Collectors.groupingBy(Op::key));
        tally.life(
                ops.stream().filter(op -> op.acknowledgedBefore(counted)).count(),
                ops.stream()
                        .filter(op -> op.threw() && op.ended() - counted < 0)
                        .count(),
                history.wrongAnswers());
    }

    private void judge(List<Found> all, int life) {
        Suffix suffix = new Suffix();
        for (Found found : all) {
            List<Op> ops = written.getOrDefault(found.key(), List.of());
            Op before = judge.before(found.key());
            Verdict verdict = judge.judge(found, ops, counted, died);
            if (counts(verdict)) {
                tally.verdict(
                        verdict,
                        "in life " + life + ": " + Payload.name(found.key()) + " has version " + found.version()
                                + ", before " + before + ", wrote " + ops);
            }
            if (promise == Promise.EMPTY && life > 1 && found.version() != 0) {
                tally.notEmpty();
            }
            suffix.add(found, before, ops);
            judge.settle(found, ops);
        }
        if (promise == Promise.SUFFIX && life > 1) {
            OptionalLong last = suffix.last();
            if (last.isEmpty()) {
                tally.notSuffix("in life " + life + ", cut at " + counted + ": " + suffix.against());
            } else {
                tally.suffix(Math.max(0, (counted - last.getAsLong()) / 1e6));
            }
        }
    }

    /** What is lost is counted otherwise where it may be lost. */
    private boolean counts(Verdict verdict) {
        return switch (promise) {
            case EVERYTHING -> true;
            case SUFFIX -> verdict == Verdict.CORRUPT;
            case EMPTY -> verdict != Verdict.LOST;
        };
    }
}
