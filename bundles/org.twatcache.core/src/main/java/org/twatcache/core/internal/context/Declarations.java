package org.twatcache.core.internal.context;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.twatcache.CacheConfigurationException;
import org.twatcache.core.internal.config.ConfiguredSpec;

/** The caches that configurations declare. */
public final class Declarations {

    private final Platform platform;
    private final Owner owner;
    private final Set<String> keys;
    private final Publisher publisher;
    private final NameClaims claims = new NameClaims();
    private final Collection<Declaration> all = ConcurrentHashMap.newKeySet();

    /**
     * None yet.
     *
     * @param owner stands for the configurations
     * @param keys what a configuration may have, but for options of engines
     */
    public Declarations(Platform platform, Owner owner, Set<String> keys, Publisher publisher) {
        this.platform = platform;
        this.owner = owner;
        this.keys = Set.copyOf(keys);
        this.publisher = publisher;
    }

    /**
     * A configuration, which declares nothing yet.
     *
     * @param pid its name, for operators
     */
    public Declaration declaration(String pid) {
        Declaration fresh = new Declaration(pid, this, platform);
        all.add(fresh);
        return fresh;
    }

    /** There is news of engines or codecs: what was refused for want of them may go well. */
    public void lookAgain() {
        all.stream()
                .filter(Declaration::isWaiting)
                .forEach(waiting -> platform.changes().execute(waiting::work));
    }

    NameClaims claims() {
        return claims;
    }

    Publisher publisher() {
        return publisher;
    }

    void forget(Declaration gone) {
        all.remove(gone);
    }

    /** Reads a configuration; throws where it makes no sense. */
    ConfiguredSpec read(Map<String, ?> properties) throws CacheConfigurationException {
        return ConfiguredSpec.read(properties, keys);
    }

    /** Throws where no engine can serve what a configuration declares. */
    void requirePossible(ConfiguredSpec spec) {
        platform.requirePossible(spec.name(), NamedType.complete(spec, platform), false);
    }

    /** Opens what a configuration declares. */
    ConfiguredCache open(ConfiguredSpec spec, Runnable atEnd) {
        return spec.owner().isPresent()
                ? new CacheForOne(platform, spec.owner().get(), spec, atEnd)
                : CacheForAll.open(platform, owner, spec, atEnd);
    }
}
