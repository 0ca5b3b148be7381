package org.twatcache.command.shell;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.felix.service.command.CommandProcessor;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.twatcache.admin.CacheAdmin;

/**
 * The sessions that are open. They outlive a restart of core, as an operator may restart it from one of them; they end with
 * this bundle or with Gogo. Safe for use by any number of threads.
 *
 * <p>Immediate, or it would end with its last user: with core.
 */
@Component(service = Sessions.class, immediate = true)
public final class Sessions {

    private final CommandProcessor processor;
    private final Set<ShellSession> open = ConcurrentHashMap.newKeySet();

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile @Nullable CacheAdmin admin;

    /** Nothing is open yet. */
    @Activate
    public Sessions(@Reference CommandProcessor processor) {
        this.processor = processor;
    }

    ShellSession open(ShellRequest request, boolean interactive) {
        ShellSession session = new ShellSession(processor, request, interactive);
        open.add(session);
        session.awaitCommands();
        return session;
    }

    void close(ShellSession session) {
        open.remove(session);
        session.close();
    }

    /** What a session completes with, while it is there. */
    @Nullable
    CacheAdmin admin() {
        return admin;
    }

    @Deactivate
    void closeAll() {
        open.forEach(this::close);
    }
}
