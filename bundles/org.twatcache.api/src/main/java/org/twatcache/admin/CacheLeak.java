package org.twatcache.admin;

import java.time.Instant;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;
import org.twatcache.BundleRef;

/**
 * What a client forgot to close: the platform closed it when the client's bundle stopped, so it costs nothing any more, but a
 * client that runs for long and forgets fills the memory. Immutable; keeps no object of the client.
 */
@ProviderType
public interface CacheLeak {

    /**
     * What it is.
     *
     * @return {@code cache} for a handle, {@code context} for a context, {@code engine} for an engine that did not close
     */
    String kind();

    /**
     * The cache's name.
     *
     * @return the name, {@code #id} for a nameless one
     */
    String name();

    /**
     * Who opened it.
     *
     * @return the bundle
     */
    BundleRef owner();

    /**
     * The state of that bundle now.
     *
     * @return {@code ACTIVE}, {@code STARTING}, {@code STOPPING}, {@code STOPPED} or {@code UNINSTALLED}
     */
    String ownerState();

    /**
     * When it was opened.
     *
     * @return the wall clock's time
     */
    Instant openedAt();

    /**
     * Where it was opened: class, method and line of the first caller outside the platform.
     *
     * @return such as {@code com.acme.A.b(A.java:12)}
     */
    String at();

    /**
     * The calls below that, where the platform is configured to keep them.
     *
     * @return one text a call, none by default
     */
    List<String> stack();
}
