package org.twatcache.command.shell;

import java.util.Map;
import java.util.function.Function;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.twatcache.CacheContexts;
import org.twatcache.admin.CacheAdmin;
import org.twatcache.command.Commands;

/**
 * Runs scripts for a launcher; the README of this bundle is the contract. It is there only while the platform and all commands
 * are, so that a missing core never looks like an unknown command.
 */
@Component(
        service = Function.class,
        property = {"twat-cache.shell=runner", "commands.cardinality.minimum:Integer=" + Commands.COUNT},
        reference = {
            @Reference(name = "contexts", service = CacheContexts.class),
            @Reference(name = "admin", service = CacheAdmin.class),
            @Reference(
                    name = "commands",
                    service = org.apache.felix.service.command.Function.class,
                    target = "(osgi.command.scope=cache)",
                    cardinality = ReferenceCardinality.MULTIPLE)
        })
public final class ScriptRunner implements Function<Map<String, Object>, Integer> {

    private final Sessions sessions;

    /** Runs each script in a session of its own. */
    @Activate
    public ScriptRunner(@Reference Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public Integer apply(Map<String, Object> request) {
        String script = ShellRequest.script(request);
        ShellSession session = sessions.open(ShellRequest.of(request), false);
        try {
            return session.run(script);
        } finally {
            sessions.close(session);
        }
    }
}
