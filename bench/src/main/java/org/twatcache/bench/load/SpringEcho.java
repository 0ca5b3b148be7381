package org.twatcache.bench.load;

import com.github.benmanes.caffeine.cache.Caffeine;
import org.springframework.cache.CacheManager;
import org.springframework.cache.annotation.Cacheable;
import org.springframework.cache.annotation.EnableCaching;
import org.springframework.cache.caffeine.CaffeineCacheManager;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The same as {@link Echo}, by Spring's annotation, on a Caffeine of the same bound. */
public interface SpringEcho {

    /**
     * Gives back what it is given.
     *
     * @param key what it is given
     * @return the same
     */
    @Cacheable("echo")
    String of(String key);

    /**
     * Starts a context that has one.
     *
     * @return one, behind the proxy that Spring makes; its context ends with the JVM
     */
    @SuppressWarnings({"resource", "MustBeClosedChecker"})
    static SpringEcho start() {
        return new AnnotationConfigApplicationContext(Beans.class).getBean(SpringEcho.class);
    }

    /** The beans of the context. */
    @Configuration(proxyBeanMethods = false)
    @EnableCaching
    class Beans {

        /** For Spring. */
        public Beans() {}

        /**
         * The caches.
         *
         * @return on Caffeine
         */
        @Bean
        public CacheManager caches() {
            CaffeineCacheManager manager = new CaffeineCacheManager("echo");
            manager.setCaffeine(Caffeine.newBuilder().maximumSize(Subjects.MAXIMUM_SIZE));
            return manager;
        }

        /**
         * The target.
         *
         * @return what gives back what it is given
         */
        @Bean
        public SpringEcho echo() {
            return new SpringEcho() {
                @Override
                public String of(String key) {
                    return key;
                }
            };
        }
    }
}
