package org.twatcache.core.internal.context;

import java.util.List;
import java.util.stream.Stream;

/** Finds who opens a cache: as text, because a frame would keep the class of the caller. */
final class Opener {

    private static final StackWalker WALKER = StackWalker.getInstance();
    private static final int DEEPEST = 64;

    private Opener() {}

    /** The first caller outside the platform, and those below it where they are wanted. */
    static List<String> find(boolean whole) {
        return WALKER.walk(frames -> texts(frames, whole));
    }

    private static List<String> texts(Stream<StackWalker.StackFrame> frames, boolean whole) {
        return frames.dropWhile(frame -> isOurs(frame.getClassName()))
                .limit(whole ? DEEPEST : 1)
                .map(frame -> frame.toStackTraceElement().toString())
                .toList();
    }

    private static boolean isOurs(String type) {
        return type.startsWith("org.twatcache.core.") || type.startsWith("org.twatcache.Cache");
    }
}
