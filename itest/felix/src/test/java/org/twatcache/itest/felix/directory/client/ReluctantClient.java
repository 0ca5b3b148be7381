package org.twatcache.itest.felix.directory.client;

import java.util.function.UnaryOperator;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.twatcache.itest.felix.directory.Directory;

/** Stays with the directory that it began with. */
@Component(service = UnaryOperator.class, property = "client=reluctant", immediate = true)
public final class ReluctantClient implements UnaryOperator<String> {

    private final Directory directory;

    /** Activated. */
    @Activate
    public ReluctantClient(@Reference Directory directory) {
        this.directory = directory;
    }

    @Override
    public String apply(String name) {
        return directory.find(name);
    }
}
