package org.twatcache.example.digest;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Function;
import org.apache.felix.service.command.Process;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.twatcache.CacheContexts;
import org.twatcache.CachedObject;

/** {@code digest FOLDER}: prints the SHA-256 of every file below a folder. The second time the cache answers. */
@Component(
        service = Function.class,
        // What is kept is kept as long as this component, which otherwise would end with each command.
        immediate = true,
        property = {
            "osgi.command.scope=example",
            "osgi.command.function=digest",
            "osgi.command.description=prints the SHA-256 of every file below a folder, through a cache: digest FOLDER"
        })
public final class DigestCommand implements Function {

    private final CacheContexts contexts;
    private final boolean showProgress;

    /** Null until somebody wants one: a cache costs a start of the platform more than all of this bundle. */
    private @Nullable Digests digests;

    /**
     * Made by the component runtime.
     *
     * @param contexts has the digests cached
     * @param bundle tells whether progress may be drawn
     */
    @Activate
    public DigestCommand(@Reference CacheContexts contexts, BundleContext bundle) {
        this.contexts = contexts;
        this.showProgress = Boolean.parseBoolean(bundle.getProperty("twat-cache.progress"));
    }

    @Deactivate
    synchronized void close() {
        if (digests != null) {
            CachedObject.of(digests).close();
        }
    }

    private synchronized Digests digests() {
        if (digests == null) {
            digests = contexts.cached(Digests.class, new ComputedDigests());
        }
        return digests;
    }

    @Override
    public @Nullable Object execute(CommandSession session, List<Object> arguments) throws IOException {
        if (arguments.size() != 1) {
            throw new IllegalArgumentException("usage: digest FOLDER");
        }
        Path shown = Path.of(arguments.get(0).toString());
        Path folder = session.currentDir().resolve(shown);
        if (!Files.isDirectory(folder)) {
            throw new IOException(shown + (Files.exists(folder) ? " is no folder" : " does not exist"));
        }
        print(folder.toRealPath(), shown, Process.Utils.current());
        return null;
    }

    private void print(Path folder, Path shown, Process process) throws IOException {
        Digests digests = digests();
        Tally tally = new Tally();
        long start = System.nanoTime();
        PrintStream err = process.err();
        FolderWalk walk = FolderWalk.of(folder);
        Map<Path, IOException> failures = walk.failures();
        try (Progress progress = new Progress(walk.files().size(), showProgress ? err : null)) {
            for (Path file : walk.files()) {
                try {
                    Digest digest = digests.of(FileState.of(file), tally);
                    tally.count(digest);
                    progress.wipe();
                    process.out().println(digest.sha256() + "  " + shown.resolve(folder.relativize(file)));
                    progress.step();
                } catch (IOException e) {
                    failures.put(file, e);
                }
            }
        }
        failures.forEach((path, failure) -> err.println("digest: " + path + ": " + reason(failure)));
        err.println(tally.summary(System.nanoTime() - start));
        if (!failures.isEmpty()) {
            throw new IOException(failures.size() + " could not be read");
        }
    }

    private static String reason(IOException failure) {
        if (failure instanceof AccessDeniedException) {
            return "permission denied";
        }
        return failure instanceof NoSuchFileException ? "it is gone" : String.valueOf(failure.getMessage());
    }
}
