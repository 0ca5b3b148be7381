package org.twatcache.bench.codec;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.twatcache.bench.harness.Estimate;
import org.twatcache.bench.harness.Figure;
import org.twatcache.bench.harness.Measurements;
import org.twatcache.bench.harness.Target;

/** The figures of {@code bench/run codec}: a part of a peer's time or bytes is better the smaller it is. */
final class CodecTargets {

    private static final List<String> OURS = List.of(Formats.BUILT_IN, Formats.SMILE);
    private static final List<String> PEERS = List.of(Formats.JAVA, Formats.CBOR, Formats.KRYO);
    private static final List<String> WORKLOADS = List.of(CodecFork.ENCODE, CodecFork.DECODE);
    private static final double HALF = 0.5;

    private CodecTargets() {}

    /** What was timed; noise can touch it, so that the short form has no targets here. */
    static List<Figure> times(Subject subject, Measurements measurements, boolean withTargets) {
        String note = measurements.disturbed() ? "steal above 5 %" : "";
        List<Figure> figures = new ArrayList<>();
        for (String workload : WORKLOADS) {
            for (String ours : OURS) {
                for (String peer : PEERS) {
                    Target target = withTargets && isTarget(subject, ours, peer) ? Target.ratioAtMost(HALF) : null;
                    figures.add(new Figure(
                            workload + name(subject, ours, peer),
                            "of its time",
                            target,
                            part(measurements, workload, ours, peer),
                            note));
                }
            }
            for (String format : Formats.ALL) {
                figures.add(new Figure(
                        "ns-" + workload + "-" + subject.label() + "-" + format,
                        "ns",
                        null,
                        measurements.nanos(workload, format),
                        note));
            }
        }
        return figures;
    }

    /**
     * What was counted. In a list Java serialization names each class once, too, and what is left is mostly the data: that
     * target is out of reach without compression, so that the short form, which fails on it, does without.
     */
    static List<Figure> counts(Subject subject, long seed, boolean withTargets) {
        List<Figure> figures = new ArrayList<>();
        for (String ours : OURS) {
            for (String peer : PEERS) {
                boolean asked = isTarget(subject, ours, peer) && (withTargets || subject.equals(Subject.RECORD));
                Target target = asked ? Target.atMost(HALF) : null;
                figures.add(exact(
                        "bytes" + name(subject, ours, peer), "of its bytes", target, part(subject, ours, peer, seed)));
            }
        }
        for (String format : Formats.ALL) {
            String of = "-" + subject.label() + "-" + format;
            figures.add(exact("bytes" + of, "bytes", null, Sizes.bytes(format, subject, seed)));
            figures.add(exact("wrong" + of, "values", Target.atMost(0), Sizes.wrong(format, subject, seed)));
        }
        return figures;
    }

    /** Whether the planted faults miss the targets that they are to miss. */
    static boolean slownessShows(Measurements faults) {
        return WORKLOADS.stream()
                .noneMatch(workload ->
                        Target.ratioAtMost(HALF).metBy(part(faults, workload, Formats.OVERLADEN, Formats.JAVA)));
    }

    static boolean fatShows(long seed) {
        double part = part(Subject.RECORD, Formats.OVERLADEN, Formats.JAVA, seed);
        return !Target.atMost(HALF).metBy(Estimate.exact(part));
    }

    static boolean mixUpShows(long seed) {
        int wrong = Sizes.wrong(Formats.MIXED_UP, Subject.RECORD, seed);
        return !Target.atMost(0).metBy(Estimate.exact(wrong));
    }

    private static Estimate part(Measurements measurements, String workload, String ours, String peer) {
        return measurements.compare(workload, ours, peer, (own, theirs) -> own / theirs);
    }

    private static double part(Subject subject, String ours, String peer, long seed) {
        return Sizes.bytes(ours, subject, seed) / Sizes.bytes(peer, subject, seed);
    }

    /** The codec that is meant for records is the one that has to be fast with them. */
    private static boolean isTarget(Subject subject, String ours, String peer) {
        return subject.isOfRecords() && ours.equals(Formats.BUILT_IN) && peer.equals(Formats.JAVA);
    }

    private static Figure exact(String name, String unit, @Nullable Target target, double value) {
        return new Figure(name, unit, target, Estimate.exact(value), "");
    }

    private static String name(Subject subject, String ours, String peer) {
        return "-" + subject.label() + "-" + ours + "-per-" + peer;
    }
}
