package org.twatcache.core.internal.context;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;
import org.twatcache.BundleRef;
import org.twatcache.admin.CacheLeak;

/** The last things that clients forgot to close. */
final class Leaks {

    private static final int REMEMBERED = 100;

    private final Function<BundleRef, String> states;

    /** Guarded by itself. */
    private final Deque<Forgotten> last = new ArrayDeque<>();

    Leaks(Function<BundleRef, String> states) {
        this.states = states;
    }

    /** Something was closed in its owner's place. */
    void note(Opened opened, BundleRef owner) {
        synchronized (last) {
            last.addLast(new Forgotten(opened, owner));
            if (last.size() > REMEMBERED) {
                last.removeFirst();
            }
        }
    }

    List<CacheLeak> last() {
        List<Forgotten> forgotten;
        synchronized (last) {
            forgotten = List.copyOf(last);
        }
        return forgotten.stream()
                .<CacheLeak>map(each -> new Leak(each.opened, each.owner, states.apply(each.owner)))
                .toList();
    }

    private record Forgotten(Opened opened, BundleRef owner) {}

    private record Leak(Opened opened, BundleRef owner, String ownerState) implements CacheLeak {

        @Override
        public String kind() {
            return opened.kind;
        }

        @Override
        public String name() {
            return opened.name;
        }

        @Override
        public Instant openedAt() {
            return opened.at;
        }

        @Override
        public String at() {
            return opened.stack.isEmpty() ? "unknown" : opened.stack.get(0);
        }

        @Override
        public List<String> stack() {
            return opened.stack.size() < 2 ? List.of() : opened.stack.subList(1, opened.stack.size());
        }
    }
}
