package org.twatcache.itest.felix.directory.provider;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.twatcache.itest.felix.directory.Directory;

/** Tells whose it is, and how often it was asked. */
public final class CountingDirectory implements Directory {

    private final String owner;
    private final AtomicInteger asked = new AtomicInteger();

    CountingDirectory(String owner) {
        this.owner = owner;
    }

    @Override
    public String find(String name) {
        return owner + name + " #" + asked.incrementAndGet();
    }

    @Override
    public Optional<String> findAny(String name) {
        return Optional.of(find(name));
    }

    @Override
    public CompletableFuture<String> findLater(String name) {
        return CompletableFuture.completedFuture(find(name));
    }
}
