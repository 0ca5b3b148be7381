package org.twatcache.itest.resolver.stranded;

/** Its package wishes. */
public final class StrandedClient {}
