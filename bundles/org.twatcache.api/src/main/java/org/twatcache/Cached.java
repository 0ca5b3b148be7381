package org.twatcache;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Keeps the results of an interface's method, by its arguments: {@code @Cached(ttl = "5m")}. Applied by
 * {@link CacheContexts#cached(Class, Object)}, which refuses what does not make sense, with the reason and the method.
 *
 * <p>Each method has a cache of its own, named after the interface and the method's signature: overloads never share a key, and
 * values of different types never share an engine's space. A result is computed by one thread at a time for the same arguments;
 * what the method throws is thrown unchanged and nothing is kept of it; null is kept where there is {@link #absentFor}.
 *
 * <p>Of a method that returns a {@code CompletionStage} or {@code CompletableFuture} the value is kept, when it comes. It is called on the thread
 * of its caller, unless one is on its way for the same arguments; each caller has a future of his own, which ends on a thread of the
 * platform. Nothing is kept of one that fails, and time-outs of loads do not bind it.
 *
 * <p>Refused are methods that return nothing, a primitive, an {@code Optional}, a stream, an iterator, any other {@code Future}, or something
 * that is to be closed: what can be used once only, or by its first user only, cannot be given to a second one.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Cached {

    /**
     * The name of the cache.
     *
     * @return a name; where empty, that of the interface with the method's signature,
     *     {@code com.acme.Reports.find(java.lang.String)}
     */
    String name() default "";

    /**
     * See {@link CacheSpecBuilder#timeToLive}.
     *
     * @return a duration as {@code 250ms 5s 5m 1h 7d}; where empty, the default
     */
    String ttl() default "";

    /**
     * See {@link CacheSpecBuilder#timeToIdle}.
     *
     * @return a duration; where empty, the default
     */
    String idle() default "";

    /**
     * See {@link CacheSpecBuilder#absentFor}: how long it is remembered that the method gave null.
     *
     * @return a duration; where empty, the default
     */
    String absentFor() default "";

    /**
     * See {@link CacheSpecBuilder#maximumSize}.
     *
     * @return a number of results; where 0, the default
     */
    long maximumSize() default 0;

    /**
     * See {@link CacheSpecBuilder#engine}.
     *
     * @return the name of an engine or an alias; where empty, the default
     */
    String engine() default "";

    /**
     * Everything else that {@link CacheSpecBuilder#property} knows, each as {@code key=value}:
     * {@code spec = {"jitter=0.1", "on.engine.loss=bypass"}}.
     *
     * @return keys and values, {@code name} and what has an attribute of its own excepted
     */
    String[] spec() default {};

    /**
     * Which parameters make the key, by their position from 0. The others, such as a tracing context, do not tell results apart; a
     * result computed for one caller is given to another whose other arguments differ.
     *
     * @return positions; where empty, all
     */
    int[] key() default {};

    /**
     * Makes the key, where it is not made of arguments as they are. Not together with {@link #key}.
     *
     * @return a class with a constructor without parameters; {@code CacheKeyOf} itself for none
     */
    Class<? extends CacheKeyOf> keyOf() default CacheKeyOf.class;

    /**
     * Tags of the results, by which {@link CacheEvict#tags} and {@link CachedObject#invalidate} forget them together. {@code {0}} in a tag
     * stands for the argument at position 0: {@code "report:{0}"}. That is a text, a number, a boolean, a character, an enum constant or
     * a UUID; other types, positions that are not part of the {@link #key}, and other braces are refused. A tag that is empty or longer than 1,024 characters in a call is an error as
     * an argument is that cannot be a key.
     *
     * @return tags; none for a cache that is not {@link CacheSpecBuilder#tagged}
     */
    String[] tags() default {};

    /**
     * Decides which calls have to do with the cache.
     *
     * @return a class with a constructor without parameters; {@code CacheCondition} itself for none
     */
    Class<? extends CacheCondition> condition() default CacheCondition.class;
}
