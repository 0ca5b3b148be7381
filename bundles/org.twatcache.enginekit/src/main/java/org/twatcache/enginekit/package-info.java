/**
 * The contract that every engine passes, and what the tests of engines need: a {@link org.twatcache.enginekit.FakeClock}, a
 * {@link org.twatcache.enginekit.TestRequest}, and a {@link org.twatcache.enginekit.FakeEngine}. For tests only. Nothing here
 * is null unless it says so.
 */
@NullMarked
@Export
@Version("1.0.0")
package org.twatcache.enginekit;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
