package org.twatcache.core.internal.engine;

/** A reader that follows its slot from the first moment. */
final class FollowingReader extends SlotReader {

    private final Runnable check;

    FollowingReader(EngineSlot slot, Runnable check) {
        super(slot);
        this.check = check;
        follow();
    }

    @Override
    protected void check() {
        check.run();
    }
}
