package org.twatcache.engine.xodus;

/** How the region of a cache is called in its store. */
final class RegionName {

    private static final String NAMELESS = "#";

    private RegionName() {}

    /** A length in front: no two owners and names make one. */
    static String of(String owner, String cache) {
        return owner.length() + ":" + owner + ":" + cache;
    }

    /** Whether a cache ends with whoever opened it. */
    static boolean isNamelessCache(String cache) {
        return cache.startsWith(NAMELESS);
    }

    /** Whether a region is that of such a cache; one that is called otherwise than here is not. */
    static boolean isNameless(String region) {
        int colon = region.indexOf(':');
        try {
            int owner = Integer.parseInt(region.substring(0, Math.max(0, colon)));
            return owner >= 0
                    && owner <= region.length() - colon - 2
                    && isNamelessCache(region.substring(colon + 1 + owner + 1));
        } catch (NumberFormatException e) {
            return false;
        }
    }
}
