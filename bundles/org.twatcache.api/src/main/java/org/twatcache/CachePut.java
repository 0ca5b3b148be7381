package org.twatcache;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Has a method of an interface, which is called each time, put its result in place of that of a {@link Cached} method:
 * {@code @CachePut(value = "find", key = 0) Report save(String id, Draft draft)}. Where it gives null, or its result is not to be kept,
 * the old result is evicted; where it throws, nothing is changed.
 *
 * <p>Where it returns a {@code CompletionStage} or {@code CompletableFuture}, its result is the value, which is put when it comes.
 *
 * <p>Of calls for one key that overlap none puts its result: which of them came last is known to the target only. The key's result is evicted.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface CachePut {

    /**
     * Whose result this is.
     *
     * @return the name of one cached method, whose result is of the same type as that of this one, or wider
     */
    String value();

    /**
     * The parameters, by their position from 0, that are the key of the cached method, in its order.
     *
     * @return positions; where empty, all
     */
    int[] key() default {};

    /**
     * Makes the key of the cached method from the arguments. Not together with {@link #key}.
     *
     * @return a class with a constructor without parameters; {@code CacheKeyOf} itself for none
     */
    Class<? extends CacheKeyOf> keyOf() default CacheKeyOf.class;

    /**
     * Tags of the result.
     *
     * @return tags, as {@link Cached#tags}, with the arguments of this method; where there are none, those of the cached method, which must then
     *     have no arguments in them
     */
    String[] tags() default {};

    /**
     * Decides which calls have to do with the cache.
     *
     * @return a class with a constructor without parameters; {@code CacheCondition} itself for none
     */
    Class<? extends CacheCondition> condition() default CacheCondition.class;
}
