package org.twatcache.enginekit;

/** The fake engine without traits keeps the contract. */
class PlainFakeEngineTest extends FakeContract {}
