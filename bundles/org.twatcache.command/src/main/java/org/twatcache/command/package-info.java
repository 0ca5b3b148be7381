/**
 * The commands of the shell, one class each: a {@code Syntax} says what may be typed, {@code answer} does it and says what is
 * printed. {@link org.twatcache.command.CacheCommand} does the rest. The package {@code shell} runs scripts and sessions for
 * a launcher outside the framework; its contract stands in this bundle's README.
 */
@NullMarked
package org.twatcache.command;

import org.jspecify.annotations.NullMarked;
