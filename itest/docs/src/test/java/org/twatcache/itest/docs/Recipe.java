package org.twatcache.itest.docs;

import org.twatcache.TwatCache;

/** What the class around a snippet inherits: a platform, and a check that runs the snippet where the frame has one. */
public abstract class Recipe implements AutoCloseable {

    /** The platform of this recipe, with the engines on the class path. */
    protected final TwatCache contexts = TwatCache.standalone(getClass());

    /** Runs the snippet, and throws where it does not do what the page says. */
    protected void check() throws Exception {}

    @Override
    public void close() {
        contexts.close();
    }
}
