package org.twatcache.core.internal.trait;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Counts the entries of a bounded cache and says which is to go: the one that was longest in the ring and was not read
 * since it last came to the head. (The clock algorithm: F. J. Corbató, "A Paging Experiment with the Multics System", MIT
 * Project MAC, 1968.)
 *
 * <p><b>The ring</b> is a queue of tickets. A ticket is emptied when its entry goes by other means, and stays in the ring
 * until it comes to the head; every write moves the head on by two while more than half of the ring is empty, so the ring
 * stays proportional to what is in the cache.
 *
 * <p><b>The count</b> is that of the filled tickets less that of the evictions under way. Whoever finds it above the bound
 * takes one off it, in one step, and then owes one eviction: so two threads never evict two entries for one too many. A
 * ticket is counted out by the one thread that emptied it.
 *
 * <p><b>No entry is forgotten above the bound.</b> A thread that finds the ring empty (the tickets are in the hands of
 * others) puts back what it took off, and looks again only if the ring has something by then. Everybody who adds a ticket
 * looks at the count afterwards. So of a raised count and an added ticket the later is followed by a look that sees both.
 */
final class SecondChance {

    /** What the ring may hold in empty tickets besides as many as there are filled ones. */
    private static final int SLACK = 64;

    /** How many residents one eviction passes by: readers of everything must not hold up a writer. */
    private static final int CHANCES = 128;

    private final long maximum;
    private final Queue<Ticket> ring = new ConcurrentLinkedQueue<>();
    private final AtomicLong length = new AtomicLong();
    private final AtomicLong count = new AtomicLong();

    SecondChance(long maximum) {
        this.maximum = maximum;
    }

    /** Counts a resident in, after the engine stored it. It may have gone again already. */
    void admit(Resident resident) {
        count.incrementAndGet();
        append(resident.ticket);
    }

    /** Counts a resident out, after the engine lost it. Does nothing where that was done. */
    void retire(Resident resident) {
        if (resident.ticket.leave()) {
            count.decrementAndGet();
        }
    }

    /** Counts out what the engine lost by itself, and gives the caller's value for it. */
    Object left(Object stored) {
        Resident resident = (Resident) stored;
        retire(resident);
        return resident.value;
    }

    /** Whether the caller owes an eviction; if so, it has been taken off the count. */
    boolean owesEviction() {
        while (true) {
            long now = count.get();
            if (now <= maximum) {
                return false;
            }
            if (count.compareAndSet(now, now - 1)) {
                return true;
            }
        }
    }

    /** Takes back {@link #owesEviction}, since it could not be done; tells whether to look again. */
    boolean remit() {
        count.incrementAndGet();
        return !ring.isEmpty();
    }

    /**
     * Takes the next victim out of the ring; it is to be emptied or {@link #append}ed again.
     *
     * @param spared who is passed by as if it were in use, or null
     * @return null where the ring is empty
     */
    @Nullable
    Resident victim(@Nullable Resident spared) {
        int chances = CHANCES;
        while (true) {
            Ticket ticket = poll();
            if (ticket == null) {
                return null;
            }
            Resident resident = ticket.get();
            if (resident == null) {
                continue;
            }
            if (chances == 0 || (resident != spared && !resident.spend())) {
                return resident;
            }
            chances--;
            append(ticket);
        }
    }

    /** Goes once round, and counts out every resident that the engine does not have any more. */
    void review(Predicate<Resident> present) {
        for (long left = length.get(); left > 0; left--) {
            Ticket ticket = poll();
            if (ticket == null) {
                return;
            }
            Resident resident = ticket.get();
            if (resident != null) {
                boolean stays = true;
                try {
                    stays = present.test(resident);
                } finally {
                    if (stays) {
                        append(ticket);
                    } else if (ticket.leave()) {
                        count.decrementAndGet();
                    }
                }
            }
        }
    }

    void append(Ticket ticket) {
        length.incrementAndGet();
        ring.add(ticket);
    }

    /** How many tickets the ring holds, empty ones included. */
    long length() {
        return length.get();
    }

    private @Nullable Ticket poll() {
        Ticket ticket = ring.poll();
        if (ticket != null) {
            length.decrementAndGet();
        }
        return ticket;
    }

    /** Moves the head on a little where the ring holds too many empty tickets. */
    void compact() {
        for (int i = 0; i < 2 && length.get() > 2 * Math.max(0, count.get()) + SLACK; i++) {
            Ticket ticket = poll();
            if (ticket != null && ticket.get() != null) {
                append(ticket);
            }
        }
    }
}
