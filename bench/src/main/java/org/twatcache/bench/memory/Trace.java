package org.twatcache.bench.memory;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * What a real system asked its cache for.
 *
 * @param name the file's name up to its first dot
 * @param references the keys, in order
 */
record Trace(String name, List<String> references) {

    static final List<String> FILES = List.of("multi3.keys.gz", "web12.keys.gz");

    static Trace read(Path file) throws IOException {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file));
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            String fileName = file.getFileName().toString();
            return new Trace(
                    fileName.substring(0, fileName.indexOf('.')), reader.lines().toList());
        }
    }

    /**
     * The share of references that a store had, when whatever it had not was put.
     *
     * @param settled whether the store settles after each put: then the rate is its policy's, and does not depend on when
     *     the system lets it work in the background
     */
    double hitRate(Store store, boolean settled) {
        long hits = 0;
        for (String key : references) {
            if (store.get(key) == null) {
                store.put(key, key);
                if (settled) {
                    store.settle();
                }
            } else {
                hits++;
            }
        }
        return (double) hits / references.size();
    }
}
