/** What bundles in a framework share with the load program around it: a service, and who uses it and has it cached. */
@NullMarked
package org.twatcache.bench.load.service;

import org.jspecify.annotations.NullMarked;
