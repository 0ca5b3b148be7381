package org.twatcache.itest.karaf.client;

/** A value of the client's own. */
public record Report(String title) {}
