package org.twatcache;

/**
 * Names a bundle without holding it. Immutable.
 *
 * @param id the bundle's number, or -1 outside OSGi
 * @param symbolicName the symbolic name, or the name of the calling class outside OSGi
 * @param version the version, {@code 0.0.0} where there is none
 */
public record BundleRef(long id, String symbolicName, String version) {

    @Override
    public String toString() {
        return id < 0 ? symbolicName : symbolicName + " [" + id + "]";
    }
}
