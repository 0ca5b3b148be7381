package org.twatcache.core.internal.osgi;

import org.osgi.framework.Bundle;
import org.osgi.framework.wiring.BundleWiring;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Loads the classes of core that nobody has needed yet: a call that is inside core while core is refreshed could load none any
 * more, and end with an error that says nothing.
 */
final class OwnClasses {

    private static final Logger LOG = LoggerFactory.getLogger(OwnClasses.class);
    private static final String ROOT = "org/twatcache/core";
    private static final String SUFFIX = ".class";

    private OwnClasses() {}

    static void load(Bundle core) {
        BundleWiring wiring = core.adapt(BundleWiring.class);
        if (wiring == null) {
            return;
        }
        for (String file : wiring.listResources(
                ROOT, "*" + SUFFIX, BundleWiring.LISTRESOURCES_RECURSE | BundleWiring.LISTRESOURCES_LOCAL)) {
            String name = file.substring(0, file.length() - SUFFIX.length()).replace('/', '.');
            try {
                Class<?> unused = Class.forName(name, false, OwnClasses.class.getClassLoader());
            } catch (ClassNotFoundException | LinkageError e) {
                LOG.debug("{} was not loaded ahead", name, e);
            }
        }
    }
}
