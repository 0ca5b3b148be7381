package org.twatcache.command;

import java.io.IOException;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Function;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.twatcache.admin.CacheControl;
import org.twatcache.admin.Transfer;
import org.twatcache.command.file.NamedFile;
import org.twatcache.command.file.ReplacedFile;
import org.twatcache.command.line.Arguments;
import org.twatcache.command.line.Kind;
import org.twatcache.command.line.ShellCommand;
import org.twatcache.command.line.Syntax;
import org.twatcache.command.remembered.NamedCaches;

/** {@code cache:export}. */
@ShellCommand(function = "export", description = "Writes the entries of a cache to a file.")
@Component(service = Function.class)
public final class ExportCommand extends CacheCommand {

    private static final String FILE = "FILE";

    static final Syntax SYNTAX = Syntax.of(ExportCommand.class)
            .argument(Named.CACHE, Kind.CACHE, Named.CACHE_HELP)
            .argument(FILE, Kind.FILE, "made, or replaced when all is written");

    private final NamedCaches caches;

    /** Works on all caches. */
    @Activate
    public ExportCommand(@Reference NamedCaches caches) {
        super(SYNTAX);
        this.caches = caches;
    }

    @Override
    Answer answer(Arguments arguments, CommandSession session) throws InterruptedException {
        CacheControl cache = caches.find(arguments.text(Named.CACHE));
        String name = cache.info().name();
        NamedFile file = NamedFile.of(
                session, arguments.text(FILE), name, "nothing was changed; give a file in a folder that you may write");
        try (ReplacedFile replaced = ReplacedFile.begin(file)) {
            Transfer written = cache.exportTo(replaced.out());
            replaced.commit();
            return TransferAnswer.of(name, "exported to", file.typed(), written);
        } catch (IOException e) {
            throw file.refused("cannot be written: " + e.getMessage(), e);
        }
    }
}
