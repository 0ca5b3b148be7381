package org.twatcache.core.internal.engine;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.twatcache.admin.Explanation.Candidate;

/** A wish held against the engines that are there: which would do, in order of preference, and why the others would not. */
public final class Selection {

    private final EngineWish wish;
    private final List<Verdict> verdicts = new ArrayList<>();

    /** What was found of one engine; no offer for one that is not there, no refusal for one that would do. */
    private record Verdict(
            @Nullable EngineOffer offer, @Nullable Refusal refusal) {

        Candidate candidate(@Nullable EngineOffer serving) {
            boolean chosen = offer != null && offer == serving;
            if (offer != null && refusal == null) {
                String reason = chosen ? "meets the spec and serves" : "meets the spec; another one serves";
                return new Candidate(offer.info().name(), offer.info().ranking(), chosen, "", reason);
            }
            Refusal because = Objects.requireNonNull(refusal);
            return new Candidate(because.engine(), because.ranking(), chosen, because.clause(), because.reason());
        }
    }

    private Selection(EngineWish wish) {
        this.wish = wish;
    }

    /** Holds a wish against engines, the highest ranking first, of which some have failed to start for a reason. */
    public static Selection of(EngineWish wish, List<EngineOffer> ranked, Map<EngineOffer, String> failed) {
        Selection selection = new Selection(wish);
        Set<EngineOffer> judged = new HashSet<>();
        for (String name : wish.wished()) {
            List<EngineOffer> meant =
                    ranked.stream().filter(offer -> offer.answersTo(name)).toList();
            if (meant.isEmpty()) {
                selection.verdicts.add(new Verdict(null, Refusal.missing(name, wish.wishClause(name))));
            }
            selection.judge(meant, failed, judged);
        }
        selection.judge(ranked, failed, judged);
        return selection;
    }

    private void judge(List<EngineOffer> offers, Map<EngineOffer, String> failed, Set<EngineOffer> judged) {
        for (EngineOffer offer : offers) {
            if (judged.add(offer)) {
                String failure = failed.get(offer);
                Refusal refusal = failure == null
                        ? wish.refuses(offer).orElse(null)
                        : Refusal.passing(offer, "did not start: " + failure);
                verdicts.add(new Verdict(offer, refusal));
            }
        }
    }

    /** The engines that would do, the best first. */
    public List<EngineOffer> eligible() {
        return verdicts.stream()
                .filter(verdict -> verdict.refusal() == null)
                .flatMap(verdict -> Stream.ofNullable(verdict.offer()))
                .toList();
    }

    /** Whether nothing that is there would do, and nothing that can pass is in the way. */
    public boolean isVain() {
        return eligible().isEmpty() && refused().stream().noneMatch(Refusal::passing);
    }

    private List<Refusal> refused() {
        return verdicts.stream()
                .flatMap(verdict -> Stream.ofNullable(verdict.refusal()))
                .toList();
    }

    /**
     * Whether waiting is in vain: engines that the spec means are there, and the spec itself rules all of them out. A spec
     * that names no engine may still find one later, unless it sets an option that nobody knows.
     */
    public boolean hopeless() {
        boolean named = wish.spec().engine().isPresent();
        List<Refusal> refused = refused();
        List<Refusal> meant = refused.stream()
                .filter(refusal -> !named || !refusal.clause().startsWith("engine("))
                .toList();
        return eligible().isEmpty()
                && !meant.isEmpty()
                && refused.stream().noneMatch(Refusal::passing)
                && (named || meant.stream().allMatch(refusal -> refusal.clause().startsWith("option(")));
    }

    /** The refusals in words, for messages. */
    public String refusals() {
        List<Refusal> refused = refused();
        return refused.isEmpty()
                ? "no engine is there"
                : String.join("; ", refused.stream().map(Refusal::toString).toList());
    }

    /** Everything that was considered, in order of preference, for {@code cache:why}. */
    public List<Candidate> explain(@Nullable EngineOffer serving) {
        return verdicts.stream().map(verdict -> verdict.candidate(serving)).toList();
    }
}
