package org.twatcache.engine.xodus;

import java.io.IOException;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens the database again after it died. Used by the thread of the store only. */
final class Reopening {

    private static final Logger LOG = LoggerFactory.getLogger(Reopening.class);

    private final Path directory;
    private final Regions regions;
    private final DiskSpace space;

    Reopening(Path directory, Regions regions, DiskSpace space) {
        this.directory = directory;
        this.regions = regions;
        this.space = space;
    }

    /**
     * Opens it; where it cannot be read any more, or went back, an empty one in its place.
     *
     * @param applied what it must have taken over
     * @throws IOException where the system does not let it: nothing was changed
     */
    Database again(long applied) throws IOException {
        try {
            Database again = Database.open(directory);
            if (again.applied() >= applied) {
                return again;
            }
            again.abandonQuietly();
            LOG.warn("The database {} went back", directory);
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            if (space.isWanting(e)) {
                throw new IOException("no space, files or memory for " + directory, e);
            }
            LOG.warn("The database {} cannot be read any more", directory, e);
        }
        return afresh(applied);
    }

    /** Moves it aside, and begins an empty one. */
    Database afresh(long applied) throws IOException {
        Path aside = SetAside.move(directory, "*.xd", "exodus.properties");
        LOG.warn("The store {} is damaged. It was moved to {}, and its caches start empty", directory, aside);
        Database fresh = Database.open(directory);
        regions.tellAll();
        Regions.News all = regions.takeNews();
        fresh.write(write -> {
            all.regions().forEach(write::region);
            write.applied(applied);
        });
        fresh.sync();
        return fresh;
    }
}
