package org.twatcache.command.remembered;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.twatcache.CacheConfigurationException;
import org.twatcache.CacheResourceException;
import org.twatcache.CacheSpec;
import org.twatcache.CacheSpecBuilder;
import org.twatcache.command.file.NamedFile;
import org.twatcache.command.file.ReplacedFile;

/**
 * Specs of caches by name, a file each: several processes on one folder replace no file but those of caches that they open. A spec
 * with a secret in it is not kept; one that refers to a secret is.
 */
final class RememberedSpecs {

    private static final String NAME = "name";
    private static final String REMEDY = "open the cache by cache:open, or remove the file";

    private final Path folder;

    RememberedSpecs(Path folder) {
        this.folder = folder;
    }

    /**
     * Keeps a spec in place of an older one.
     *
     * @throws CacheResourceException where it cannot be kept; then the older one is
     */
    void keep(String cache, CacheSpec<?, ?> spec) {
        Map<String, String> values = spec.toProperties();
        if (!values.equals(spec.toShownProperties())) {
            forget(cache);
            return;
        }
        Properties kept = new Properties();
        kept.putAll(values);
        NamedFile file = file(cache);
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw file.refused("cannot be made: " + e.getMessage(), e);
        }
        try (ReplacedFile replaced = ReplacedFile.begin(file)) {
            StringWriter text = new StringWriter();
            kept.store(text, null);
            replaced.out().write(text.toString().getBytes(StandardCharsets.UTF_8));
            replaced.commit();
        } catch (IOException e) {
            throw file.refused("cannot be written: " + e.getMessage(), e);
        }
    }

    /**
     * The spec of a cache that was kept, or empty.
     *
     * @throws CacheResourceException where what is kept makes no sense
     */
    Optional<CacheSpec<String, String>> find(String cache) {
        NamedFile file = file(cache);
        if (!Files.exists(file.path())) {
            return Optional.empty();
        }
        Properties kept = new Properties();
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(file.open(), StandardCharsets.UTF_8))) {
            kept.load(reader);
            if (!cache.equals(kept.getProperty(NAME))) {
                throw file.refused("does not tell of this cache", null);
            }
            CacheSpecBuilder<String, String> builder = CacheSpec.of(String.class, String.class);
            for (String key : kept.stringPropertyNames()) {
                builder.property(key, kept.getProperty(key));
            }
            return Optional.of(builder.build());
        } catch (IOException | IllegalArgumentException | CacheConfigurationException e) {
            throw file.refused("cannot be used: " + e.getMessage(), e);
        }
    }

    /**
     * Forgets a cache, known or not.
     *
     * @throws CacheResourceException where it cannot be forgotten
     */
    void forget(String cache) {
        NamedFile file = file(cache);
        try {
            Files.deleteIfExists(file.path());
        } catch (IOException e) {
            throw file.refused("cannot be removed: " + e.getMessage(), e);
        }
    }

    /** Whatever stands in a name, its hash is a name of a file. */
    private NamedFile file(String cache) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(cache.getBytes(StandardCharsets.UTF_8));
            Path path = folder.resolve(HexFormat.of().formatHex(hash, 0, 16) + ".properties");
            return new NamedFile(path, path.toString(), cache, REMEDY);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
