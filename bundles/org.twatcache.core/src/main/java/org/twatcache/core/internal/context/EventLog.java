package org.twatcache.core.internal.context;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.twatcache.BundleRef;
import org.twatcache.admin.CacheAdmin.Subscription;
import org.twatcache.admin.CacheEvent;
import org.twatcache.admin.CacheEvent.Kind;

/** Logs what happened, remembers the last of it, and tells those who want to know, on a thread of the platform. */
final class EventLog {

    private static final Logger LOG = LoggerFactory.getLogger(EventLog.class);
    private static final int REMEMBERED = 100;

    /** A listener that is behind by more misses some. */
    private static final int WAITING = 10_000;

    private final Executor executor;
    private volatile boolean closed;
    private final Set<Telling> listeners = ConcurrentHashMap.newKeySet();

    /** Guarded by itself. */
    private final Deque<CacheEvent> last = new ArrayDeque<>();

    EventLog(Executor executor) {
        this.executor = executor;
    }

    /** Something happened to an engine. */
    void engine(Kind kind, String engine, BundleRef provider) {
        note(
                new Happened(
                        Instant.now(),
                        kind,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(engine),
                        (kind == Kind.ENGINE_CAME ? "came from " : "left with ") + provider),
                "Engine " + engine);
    }

    /** The configuration of the platform is not in force. */
    CacheEvent refused(String reason) {
        Happened event = new Happened(
                Instant.now(),
                Kind.CONFIGURATION_REFUSED,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "the configuration is refused, nothing is changed: " + reason);
        note(event, "twat-cache:");
        return event;
    }

    /** Something happened to a cache. */
    CacheEvent cache(Kind kind, String cache, BundleRef owner, @Nullable String engine, String text) {
        Happened event = new Happened(
                Instant.now(), kind, Optional.of(cache), Optional.of(owner), Optional.ofNullable(engine), text);
        note(event, "Cache '" + cache + "' of " + owner);
        return event;
    }

    private void note(CacheEvent event, String subject) {
        LOG.info("{} {}", subject, event.text());
        synchronized (last) {
            last.addLast(event);
            if (last.size() > REMEMBERED) {
                last.removeFirst();
            }
        }
        listeners.forEach(listener -> listener.add(event));
    }

    List<CacheEvent> last() {
        synchronized (last) {
            return List.copyOf(last);
        }
    }

    Subscription subscribe(Consumer<? super CacheEvent> listener) {
        Telling telling = new Telling(listener);
        listeners.add(telling);
        if (closed) {
            telling.close();
        }
        return telling;
    }

    /** Forgets every listener. */
    void close() {
        closed = true;
        listeners.forEach(Telling::close);
    }

    /** Tells one listener, one event after another. */
    private final class Telling implements Subscription {

        private final Consumer<? super CacheEvent> listener;

        /** Guarded by this. */
        private final Deque<CacheEvent> waiting = new ArrayDeque<>();

        private boolean busy;
        private volatile boolean closed;

        Telling(Consumer<? super CacheEvent> listener) {
            this.listener = listener;
        }

        void add(CacheEvent event) {
            synchronized (this) {
                if (closed || waiting.size() >= WAITING) {
                    return;
                }
                waiting.addLast(event);
                if (busy) {
                    return;
                }
                busy = true;
            }
            executor.execute(this::tell);
        }

        private void tell() {
            for (CacheEvent event = next(); event != null; event = next()) {
                try {
                    listener.accept(event);
                } catch (Exception | Error e) {
                    LOG.warn("A listener of events failed", e);
                }
            }
        }

        private synchronized @Nullable CacheEvent next() {
            CacheEvent event = closed ? null : waiting.pollFirst();
            busy = event != null;
            return event;
        }

        @Override
        public void close() {
            closed = true;
            listeners.remove(this);
            synchronized (this) {
                waiting.clear();
            }
        }
    }
}
