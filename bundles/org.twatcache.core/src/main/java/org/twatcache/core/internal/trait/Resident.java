package org.twatcache.core.internal.trait;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/** What {@link BoundedEngine} stores in place of a value; its identity is what the engine beneath compares. */
final class Resident {

    private static final VarHandle USED;

    static {
        try {
            USED = MethodHandles.lookup().findVarHandle(Resident.class, "used", boolean.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    final Object key;
    final Object value;
    final Ticket ticket = new Ticket();

    @SuppressWarnings("UnusedVariable")
    private boolean used;

    private Resident(Object key, Object value) {
        this.key = key;
        this.value = value;
    }

    static Resident of(Object key, Object value) {
        Resident resident = new Resident(key, value);
        resident.ticket.set(resident);
        return resident;
    }

    /** Earns another round; writes only once a round, to leave the line in the readers' caches. */
    void use() {
        if (!(boolean) USED.getOpaque(this)) {
            USED.setOpaque(this, true);
        }
    }

    /** Spends what {@link #use} earned; tells whether there was something. */
    boolean spend() {
        boolean earned = (boolean) USED.getOpaque(this);
        if (earned) {
            USED.setOpaque(this, false);
        }
        return earned;
    }
}
