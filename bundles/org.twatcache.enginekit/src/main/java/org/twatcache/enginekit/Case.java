package org.twatcache.enginekit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.twatcache.EngineTrait;

/** One promise of the contract: a method of a {@link Theme}, without parameters. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@interface Case {

    /** Only for engines with all of these, beside those that the whole theme needs. */
    EngineTrait[] needs() default {};

    /** Only for engines with none of these. */
    EngineTrait[] lacks() default {};
}
