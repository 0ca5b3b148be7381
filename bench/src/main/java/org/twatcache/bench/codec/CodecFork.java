package org.twatcache.bench.codec;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.twatcache.bench.harness.Apart;
import org.twatcache.bench.harness.Candidate;
import org.twatcache.bench.harness.Chain;
import org.twatcache.bench.harness.Plan;
import org.twatcache.bench.harness.Work;

/** A fork in which the formats encode, then decode, the values of one subject. */
public final class CodecFork {

    static final String ENCODE = "encode";
    static final String DECODE = "decode";

    private CodecFork() {}

    /**
     * Measures and prints the rounds.
     *
     * @param args the group and the plan
     * @throws InterruptedException where the thread was interrupted
     */
    public static void main(String[] args) throws InterruptedException {
        Group group = Group.named(args[0]);
        Plan plan = Plan.parse(args[1]);
        Subject subject = group.subject();
        List<Object> values = subject.values(plan.seed());
        Map<String, Format> formats = new LinkedHashMap<>();
        plan.inTurn(group.formats())
                .forEach(name -> formats.computeIfAbsent(name, key -> Formats.open(key, subject.type())));
        run(ENCODE, group, plan, formats, format -> encoding(format, values, subject));
        run(DECODE, group, plan, formats, format -> decoding(format, values, subject));
    }

    private static Work encoding(Format format, List<Object> values, Subject subject) {
        return Apart.work(Encoding.class, format, values, subject.batch());
    }

    private static Work decoding(Format format, List<Object> values, Subject subject) {
        List<byte[]> encoded = values.stream().map(format::encode).toList();
        return Apart.work(Decoding.class, format, encoded, subject.batch());
    }

    private static void run(
            String workload, Group group, Plan plan, Map<String, Format> formats, Function<Format, Work> works)
            throws InterruptedException {
        Map<String, Candidate> candidates = new LinkedHashMap<>();
        formats.forEach((name, format) -> candidates.put(name, new Candidate(name, works.apply(format))));
        List<Candidate> chain = new ArrayList<>();
        group.formats().forEach(name -> chain.add(candidates.get(name)));
        new Chain(workload, 1, chain).run(plan).forEach(round -> System.out.println(round.toLine()));
    }
}
