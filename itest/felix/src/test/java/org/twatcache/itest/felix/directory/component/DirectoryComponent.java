package org.twatcache.itest.felix.directory.component;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.twatcache.itest.felix.directory.Directory;

/** A delayed component: made when somebody asks for it. */
@Component(property = {"cache.methods=find*", "cache.ttl=1h"})
public final class DirectoryComponent implements Directory {

    /** Counts in the system properties, which tell the test. */
    public static final String MADE = "test.directory.made";

    private final AtomicInteger asked = new AtomicInteger();

    /** Counted. */
    @Activate
    public DirectoryComponent() {
        System.setProperty(MADE, Integer.toString(Integer.getInteger(MADE, 0) + 1));
    }

    @Override
    public String find(String name) {
        return name + " #" + asked.incrementAndGet();
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
