package org.twatcache.promise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.io.IOException;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.osgi.util.promise.Deferred;
import org.osgi.util.promise.Promise;
import org.osgi.util.promise.PromiseFactory;
import org.twatcache.CacheContexts;
import org.twatcache.CacheSpec;
import org.twatcache.MemoizedStage;

/** The stages are somebody else's; this is about promises in front of them. */
@SuppressWarnings("unchecked")
class MemoizedPromiseTest {

    private static final CacheSpec<String, Integer> SPEC =
            CacheSpec.of(String.class, Integer.class).build();

    private final PromiseFactory factory = new PromiseFactory(PromiseFactory.inlineExecutor());
    private final CacheContexts contexts = mock(CacheContexts.class);
    private final MemoizedStage<String, Integer> stages = mock(MemoizedStage.class);
    private final Deferred<Integer> deferred = factory.deferred();
    private Function<String, CompletionStage<Integer>> given = argument -> {
        throw new IllegalStateException("nothing was given to memoizeStage");
    };
    private MemoizedPromise<String, Integer> memoized;

    @BeforeEach
    void memoize() {
        when(contexts.memoizeStage(any(CacheSpec.class), any())).thenAnswer(call -> {
            given = call.getArgument(1);
            return stages;
        });
        memoized = MemoizedPromise.memoize(contexts, SPEC, argument -> deferred.getPromise());
        when(stages.apply("a")).thenAnswer(call -> given.apply("a"));
    }

    @Test
    void apply_functionResolves_resolves() throws Exception {
        Promise<Integer> promise = memoized.apply("a");
        assertThat(promise.isDone()).isFalse();
        deferred.resolve(7);
        assertThat(promise.getValue()).isEqualTo(7);
    }

    @Test
    void apply_functionFails_failsAlike() throws Exception {
        Promise<Integer> promise = memoized.apply("a");
        IOException failure = new IOException("read");
        deferred.fail(failure);
        assertThat(promise.getFailure()).isSameAs(failure);
    }

    @Test
    void function_givesNoPromise_isRefused() {
        MemoizedPromise<String, Integer> unused = MemoizedPromise.memoize(contexts, SPEC, argument -> nothing());
        assertThatThrownBy(() -> given.apply("a")).isInstanceOf(NullPointerException.class);
    }

    @SuppressWarnings("NullAway") // as a client may
    private static Promise<Integer> nothing() {
        return null;
    }

    @Test
    void rest_isThatOfTheStages() {
        when(stages.peek("a")).thenReturn(7);
        when(stages.contains("a")).thenReturn(true);
        when(stages.delete("a")).thenReturn(true);
        when(stages.name()).thenReturn("n");
        when(stages.estimatedSize()).thenReturn(3L);
        assertThat(memoized.peek("a")).isEqualTo(7);
        assertThat(memoized.contains("a")).isTrue();
        assertThat(memoized.delete("a")).isTrue();
        assertThat(memoized.name()).isEqualTo("n");
        assertThat(memoized.estimatedSize()).isEqualTo(3);
        memoized.clear();
        verify(stages).clear();
        memoized.close();
        verify(stages).close();
    }
}
