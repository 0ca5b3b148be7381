/** The snippets of the documentation are compiled, run, and held against the forms of the bundles. */
@NullMarked
package org.twatcache.itest.docs;

import org.jspecify.annotations.NullMarked;
