package org.twatcache.core.internal.context;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.twatcache.CacheException;
import org.twatcache.core.internal.config.ConfiguredSpec;
import org.twatcache.core.internal.config.SpecChange;

/**
 * One configuration of a cache, from its coming to its going.
 *
 * <p>{@link #work} compares what it declares with what is open, and is serialized without a lock: of several calls at once one
 * does the work and goes round once more for the others. A change that makes no sense, or that cannot be served, is refused:
 * what is open stays as it was.
 */
public final class Declaration {

    private static final Logger LOG = LoggerFactory.getLogger(Declaration.class);
    private static final String REMOVED = "its configuration was removed";

    /** What a configuration said at one time: a spec, or why it is none. Known by its identity: to say the same again is news. */
    private static final class Said {

        private final String name;
        private final @Nullable ConfiguredSpec spec;
        private final @Nullable String fault;

        Said(String name, @Nullable ConfiguredSpec spec, @Nullable String fault) {
            this.name = name;
            this.spec = spec;
            this.fault = fault;
        }
    }

    private static final Said NOTHING = new Said("", null, null);

    private final String pid;
    private final Declarations all;
    private final Platform platform;
    private final AtomicInteger news = new AtomicInteger();
    private volatile Said said = NOTHING;
    private volatile boolean waiting;

    /** From here on touched by whoever works. */
    private @Nullable OpenDeclaration open;

    /** Nothing more is tried of it: it was opened, or could have been, and every try costs what is open. */
    private @Nullable Said givenUp;

    private String refusedName = "";
    private @Nullable String refusal;

    Declaration(String pid, Declarations all, Platform platform) {
        this.pid = pid;
        this.all = all;
        this.platform = platform;
    }

    /** The configuration says something, or something else. */
    public void declare(Map<String, ?> properties) {
        said = read(properties);
        work();
    }

    /** The configuration is gone. */
    public void retract() {
        said = NOTHING;
        all.forget(this);
        work();
    }

    private Said read(Map<String, ?> properties) {
        Object written = properties.get(ConfiguredSpec.NAME);
        String name = written == null ? "" : written.toString().strip();
        try {
            return new Said(name, all.read(properties), null);
        } catch (CacheException e) {
            return new Said(name, null, e.getMessage());
        }
    }

    /** Whether it could not be applied, which may go well later. */
    boolean isWaiting() {
        return waiting;
    }

    /** Brings about what the configuration says. */
    void work() {
        if (news.getAndIncrement() != 0) {
            return;
        }
        int known = 1;
        do {
            try {
                apply(said);
            } catch (RuntimeException | Error e) {
                // The next news must find somebody at work.
                news.set(0);
                throw e;
            }
            known = news.addAndGet(-known);
        } while (known != 0);
    }

    private void apply(Said now) {
        ConfiguredSpec next = now.spec;
        if (now == NOTHING) {
            close(REMOVED);
            accept();
        } else if (next == null) {
            refuse(now.name, String.valueOf(now.fault));
        } else {
            apply(now, next);
        }
        waiting = refusal != null && next != null && givenUp != now;
        OpenDeclaration present = open;
        List<String> names = List.of(
                next == null ? "" : next.name(),
                present == null ? "" : present.spec().name());
        all.claims().keep(names, this).forEach(heir -> platform.changes().execute(heir::work));
    }

    private void apply(Said now, ConfiguredSpec next) {
        Declaration first = all.claims().claim(next.name(), this);
        if (first != this) {
            refuse(
                    next.name(),
                    "the name '" + next.name() + "' is that of the configuration " + first.pid
                            + "; this one follows when that is gone");
            return;
        }
        OpenDeclaration present = open;
        if (present != null && present.hasEnded()) {
            close("somebody else closed it");
            givenUp = now;
            refuse(next.name(), "it was closed; it is opened again when the configuration is written again");
        }
        if (givenUp == now) {
            return;
        }
        try {
            change(now, next);
            accept();
        } catch (CacheException e) {
            refuse(next.name(), String.valueOf(e.getMessage()));
        }
    }

    private void change(Said now, ConfiguredSpec next) {
        OpenDeclaration present = open;
        if (present == null) {
            all.requirePossible(next);
            open = open(next);
            LOG.info("Cache '{}' is there, by the configuration {}", next.name(), pid);
            return;
        }
        ConfiguredSpec before = present.spec();
        SpecChange change = SpecChange.between(before, next);
        if (change == SpecChange.ANEW) {
            replace(before, now, next);
        } else if (change != SpecChange.NONE) {
            present.change(next, change);
            LOG.info("Cache '{}' follows its configuration {}: {}", next.name(), pid, next.differencesFrom(before));
        }
    }

    /** There is a moment without it: two of a name, or of a folder, cannot be open at once. */
    private void replace(ConfiguredSpec before, Said now, ConfiguredSpec next) {
        all.requirePossible(next);
        LOG.info(
                "Cache '{}' is closed and opened anew, and forgets what it kept in memory: its configuration {} says other things"
                        + " of {}",
                before.name(),
                pid,
                next.differencesFrom(before));
        close("its configuration says other things of " + next.differencesFrom(before));
        try {
            open = open(next);
        } catch (CacheException e) {
            givenUp = now;
            open = open(before);
            throw e;
        }
    }

    private OpenDeclaration open(ConfiguredSpec spec) {
        return OpenDeclaration.of(spec, all, () -> platform.changes().execute(this::work));
    }

    private void close(String reason) {
        OpenDeclaration present = open;
        open = null;
        if (present != null) {
            present.close(reason);
        }
    }

    private void accept() {
        platform.refuse(refusedName, null);
        refusedName = "";
        OpenDeclaration present = open;
        if (refusal != null && present != null) {
            present.refuse(null);
        }
        refusal = null;
    }

    private void refuse(String name, String reason) {
        OpenDeclaration present = open;
        platform.refuse(refusedName, null);
        refusedName = present == null ? name : "";
        if (present == null) {
            platform.refuse(name, reason);
        }
        if (reason.equals(refusal)) {
            return;
        }
        refusal = reason;
        LOG.warn(
                "The configuration {} of cache '{}' is refused, {}: {}",
                pid,
                name,
                present == null ? "and there is no such cache by it" : "and the cache stays as it was",
                reason);
        if (present != null) {
            present.refuse(reason);
        }
    }
}
