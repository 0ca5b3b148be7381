package org.twatcache.engine.xodus;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens what is in a directory: the database, with what the journal has beyond it, or an empty one where that fails. */
final class Recovery {

    private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);

    private static final String FORMAT_NAME = "format";
    private static final String FORMAT = "twat-cache xodus 1";
    private static final String[] ALL = {"*.xd", "exodus.properties", "journal-*", StateFile.NAME, FORMAT_NAME};
    private static final int BATCH = 4096;

    /**
     * What was opened.
     *
     * @param database the database, which holds all that was acknowledged, on the disk
     * @param state the state file, which says that it is open
     * @param regions the regions by name
     * @param sequence the last sequence that was used
     */
    record Recovered(Database database, StateFile state, Map<String, RegionMeta> regions, long sequence) {}

    /** A key of a region. */
    private record Place(long region, Bytes key) {}

    private final Path directory;
    private final Map<Place, Entry> changes = new LinkedHashMap<>();
    private final Set<Place> removals = new HashSet<>();
    private Map<String, RegionMeta> regions = new HashMap<>();
    private long sequence;

    private Recovery(Path directory) {
        this.directory = directory;
    }

    static Recovered open(Path directory) throws IOException {
        try {
            return new Recovery(directory).recover();
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            if (new DiskSpace(directory).isWanting(e)) {
                throw new IOException(
                        "the store " + directory + " cannot be opened for want of space, files or memory", e);
            }
            Path aside = SetAside.move(directory, ALL);
            LOG.warn(
                    "The store {} cannot be read. It was moved to {}, and its caches start empty", directory, aside, e);
            return new Recovery(directory).recover();
        }
    }

    private Recovered recover() throws IOException {
        requireFormat();
        StateFile file = StateFile.open(directory);
        @Nullable Database database = null;
        boolean opened = false;
        try {
            StateFile.State before = file.read();
            String boot = StateFile.boot();
            boolean powerCut = before != null && !before.closed() && (boot.isEmpty() || !boot.equals(before.boot()));
            if (before == null && !JournalFiles.of(directory).isEmpty()) {
                throw new DamagedException("there is no file '" + StateFile.NAME + "'", null);
            }
            database = Database.open(directory);
            long checkpoint = before == null ? 0 : before.checkpoint();
            long applied = database.applied();
            if (before == null ? applied != 0 : applied < checkpoint) {
                // Xodus goes back to an older state where it cannot read the last one, and says nothing.
                throw new DamagedException("the database went back from " + checkpoint + " to " + applied, null);
            }
            regions = database.regions();
            sequence = JournalFiles.replay(directory, checkpoint, powerCut, this::take);
            sequence = Math.max(sequence, applied);
            if (powerCut) {
                regions.replaceAll((name, region) -> region.withDoubt(region.doubtful() || region.weak()));
            }
            // Nobody can ask again for what caches without a name left behind when their process was killed.
            regions.keySet().removeIf(RegionName::isNameless);
            settle(database);
            file.write(new StateFile.State(sequence, false, boot));
            JournalFiles.delete(directory);
            opened = true;
            return new Recovered(database, file, regions, sequence);
        } finally {
            if (!opened) {
                file.close();
                if (database != null) {
                    database.abandonQuietly();
                }
            }
        }
    }

    private void requireFormat() throws IOException {
        Path file = directory.resolve(FORMAT_NAME);
        if (!Files.exists(file)) {
            try (FileChannel channel =
                    FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                channel.write(ByteBuffer.wrap((FORMAT + "\n").getBytes(StandardCharsets.ISO_8859_1)));
                // Written late it would be empty after a power cut, and what was acknowledged moved aside.
                channel.force(true);
            }
            OwnFiles.close(file.toFile());
            return;
        }
        String found = Files.readString(file, StandardCharsets.ISO_8859_1).strip();
        if (!found.equals(FORMAT)) {
            throw new DamagedException("its format is '" + found + "', this engine reads '" + FORMAT + "'", null);
        }
    }

    private void take(JournalRecord record) {
        String name = new String(record.key, StandardCharsets.UTF_8);
        switch (record.type) {
            case REGION -> begin(name, record);
            case DROP -> regions.remove(name);
            case PUT -> change(record, new Entry(record.value, record.deadline));
            case REMOVE -> change(record, null);
        }
    }

    private void begin(String name, JournalRecord record) {
        RegionMeta known = regions.get(name);
        if (known == null || known.id() != record.region) {
            regions.put(name, RegionMeta.fresh(record.region, record.value[0] != 0, false));
        }
        // Else the database knows more of it: how many bytes of it were taken over already.
    }

    private void change(JournalRecord record, @Nullable Entry entry) {
        Place place = new Place(record.region, new Bytes(record.key));
        if (entry == null) {
            changes.remove(place);
            removals.add(place);
        } else {
            removals.remove(place);
            changes.put(place, entry);
        }
    }

    private void settle(Database database) throws IOException {
        Set<Long> living = new HashSet<>();
        regions.values().forEach(region -> living.add(region.id()));
        List<Place> places = new ArrayList<>(removals);
        places.addAll(changes.keySet());
        places.removeIf(place -> !living.contains(place.region()));
        for (int from = 0; from < places.size(); from += BATCH) {
            apply(database, places.subList(from, Math.min(places.size(), from + BATCH)));
        }
        Map<String, RegionMeta> before = database.regions();
        List<Long> orphans = database.stored().stream()
                .filter(region -> !living.contains(region))
                .toList();
        database.write(write -> {
            before.keySet().stream()
                    .filter(name -> !regions.containsKey(name))
                    .forEach(name -> write.region(name, null));
            regions.forEach(write::region);
            orphans.forEach(write::drop);
            write.applied(sequence);
        });
        database.sync();
        changes.clear();
        removals.clear();
    }

    /** Each transaction says what it adds: another recovery, after one that did not end, finds nothing to add for it. */
    private void apply(Database database, List<Place> places) {
        Set<Long> counted = new HashSet<>();
        regions.values().stream().filter(RegionMeta::counted).forEach(region -> counted.add(region.id()));
        Map<Long, Long> added = new HashMap<>();
        database.write(write -> {
            added.clear();
            for (Place place : places) {
                boolean counts = counted.contains(place.region());
                long more = write.apply(place.region(), place.key().array, changes.get(place), counts);
                if (more != 0) {
                    added.merge(place.region(), more, Long::sum);
                }
            }
            regions.replaceAll((name, region) -> {
                Long more = added.get(region.id());
                if (more == null) {
                    return region;
                }
                RegionMeta larger = region.withBytes(region.bytes() + more);
                write.region(name, larger);
                return larger;
            });
        });
    }
}
