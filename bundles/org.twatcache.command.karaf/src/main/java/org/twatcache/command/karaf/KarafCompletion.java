package org.twatcache.command.karaf;

import java.nio.file.Path;
import java.util.List;
import java.util.function.BiFunction;
import org.apache.karaf.shell.api.console.Registry;
import org.apache.karaf.shell.api.console.SessionFactory;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Gives Karaf's shell a command that completes the others, while those are there. */
@Component(service = {})
public final class KarafCompletion {

    private final Registry registry;
    private final CompleteCommand command;

    /** Completes from now on, in sessions that are open too. */
    @Activate
    public KarafCompletion(
            @Reference SessionFactory shell,
            @Reference(target = "(twat-cache.shell=words)") BiFunction<List<String>, Path, List<String>> words) {
        this.registry = shell.getRegistry();
        this.command = new CompleteCommand(words);
        registry.register(command);
    }

    @Deactivate
    void close() {
        registry.unregister(command);
    }
}
