package org.twatcache.command.shell;

import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.twatcache.CacheContexts;
import org.twatcache.admin.CacheAdmin;
import org.twatcache.command.Commands;

/** Opens sessions over many lines for a launcher; the README of this bundle is the contract. */
@Component(
        service = Function.class,
        property = {"twat-cache.shell=interactive", "commands.cardinality.minimum:Integer=" + Commands.COUNT},
        reference = {
            @Reference(name = "contexts", service = CacheContexts.class),
            @Reference(name = "admin", service = CacheAdmin.class),
            @Reference(
                    name = "commands",
                    service = org.apache.felix.service.command.Function.class,
                    target = "(osgi.command.scope=cache)",
                    cardinality = ReferenceCardinality.MULTIPLE)
        })
public final class InteractiveShell implements Function<Map<String, Object>, Map<String, Object>> {

    private final Sessions sessions;

    /** Opens sessions that outlive this component. */
    @Activate
    public InteractiveShell(@Reference Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public Map<String, Object> apply(Map<String, Object> request) {
        ShellSession session = sessions.open(ShellRequest.of(request), true);
        Completion completion = new Completion(session, sessions::admin);
        Function<String, Integer> run = session::run;
        BiFunction<String, Integer, Map<String, Object>> complete = completion::complete;
        Predicate<String> secret = SecretLine::isSecret;
        Runnable close = () -> sessions.close(session);
        return Map.of("run", run, "complete", complete, "secret", secret, "close", close);
    }
}
