package org.twatcache;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Has a method of an interface evict results of its {@link Cached} methods: {@code @CacheEvict(value = "find", key = 0)}. They are gone
 * before the method returns; a result whose computation began before is not kept. Where that cannot be told of an engine, its
 * {@link CacheException} is thrown, although the method was called. May be given more than once.
 *
 * <p>A method that gives a {@code CompletionStage} or {@code CompletableFuture} returns, for this purpose, when that ends. It evicts on the
 * thread that ends it.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@Repeatable(CacheEvict.All.class)
public @interface CacheEvict {

    /**
     * Whose results, by the names of cached methods. One name stands for all overloads whose keys the arguments can be.
     *
     * @return names of methods; where empty, all cached methods, each of which must then match
     */
    String[] value() default {};

    /**
     * Evicts every result of these methods, instead of that of one key.
     *
     * @return whether all; not together with {@link #key} and {@link #keyOf}
     */
    boolean all() default false;

    /**
     * The parameters, by their position from 0, that are the key of the cached method, in its order.
     *
     * @return positions; where empty, all
     */
    int[] key() default {};

    /**
     * Makes the key of the cached method, where it is not among the arguments: from {@code save(Report report)} the report's id. Not together with
     * {@link #key}.
     *
     * @return a class with a constructor without parameters; {@code CacheKeyOf} itself for none
     */
    Class<? extends CacheKeyOf> keyOf() default CacheKeyOf.class;

    /**
     * Evicts the results that have one of some tags, instead of that of one key. Not together with {@link #all}, {@link #key} and
     * {@link #keyOf}. Without {@link #value} of all cached methods that have tags.
     *
     * @return tags, as {@link Cached#tags}, with the arguments of this method
     */
    String[] tags() default {};

    /**
     * Evicts before the method is called, too, and after it also where it throws. Usually a method that throws has changed
     * nothing, and evicts nothing.
     *
     * @return whether before and, in any case, after
     */
    boolean before() default false;

    /**
     * Decides which calls evict.
     *
     * @return a class with a constructor without parameters; {@code CacheCondition} itself for none
     */
    Class<? extends CacheCondition> condition() default CacheCondition.class;

    /** Several of a method. */
    @Documented
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.METHOD)
    @interface All {

        /**
         * The evictions.
         *
         * @return each of them
         */
        CacheEvict[] value();
    }
}
