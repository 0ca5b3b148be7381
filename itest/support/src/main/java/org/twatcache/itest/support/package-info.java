/** What integration tests are made of: recipes for Pax Exam, frameworks in this process, bundles made from classes. */
@NullMarked
package org.twatcache.itest.support;

import org.jspecify.annotations.NullMarked;
