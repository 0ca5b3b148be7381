/** The documentation as tests read it: the snippets of its pages, and what sessions of the shell are to print. */
@NullMarked
package org.twatcache.itest.pages;

import org.jspecify.annotations.NullMarked;
