package org.twatcache.command;

import java.io.IOException;
import java.io.InputStream;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Function;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.twatcache.CacheResourceException;
import org.twatcache.admin.CacheControl;
import org.twatcache.admin.Transfer;
import org.twatcache.command.file.NamedFile;
import org.twatcache.command.line.Arguments;
import org.twatcache.command.line.Kind;
import org.twatcache.command.line.ShellCommand;
import org.twatcache.command.line.Syntax;
import org.twatcache.command.remembered.NamedCaches;

/** {@code cache:import}. */
@ShellCommand(function = "import", description = "Puts the entries of a file of cache:export into a cache.")
@Component(service = Function.class)
public final class ImportCommand extends CacheCommand {

    private static final String FILE = "FILE";

    static final Syntax SYNTAX = Syntax.of(ImportCommand.class)
            .argument(Named.CACHE, Kind.CACHE, Named.CACHE_HELP)
            .argument(FILE, Kind.FILE, "what cache:export wrote, of the same types");

    private final NamedCaches caches;

    /** Works on all caches. */
    @Activate
    public ImportCommand(@Reference NamedCaches caches) {
        super(SYNTAX);
        this.caches = caches;
    }

    @Override
    Answer answer(Arguments arguments, CommandSession session) throws IOException, InterruptedException {
        CacheControl cache = caches.find(arguments.text(Named.CACHE));
        String name = cache.info().name();
        NamedFile file = NamedFile.of(session, arguments.text(FILE), name, "give a file that cache:export wrote");
        try (InputStream in = file.open()) {
            Transfer read = importFrom(in, cache, file);
            return TransferAnswer.of(name, "imported from", file.typed(), read);
        }
    }

    /** The platform knows nothing of files. */
    private static Transfer importFrom(InputStream in, CacheControl cache, NamedFile file) throws InterruptedException {
        try {
            return cache.importFrom(in);
        } catch (CacheResourceException e) {
            throw new CacheResourceException(
                    "The file '" + file.typed() + "': " + e.getMessage(), e.cache(), e.engine(), e);
        }
    }
}
