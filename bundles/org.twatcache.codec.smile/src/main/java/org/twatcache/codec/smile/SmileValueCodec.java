package org.twatcache.codec.smile;

import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;
import org.twatcache.CacheConfigurationException;
import org.twatcache.CacheSerializationException;
import org.twatcache.codec.CodecRequest;
import org.twatcache.codec.ValueCodec;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.util.JsonRecyclerPools;
import tools.jackson.dataformat.smile.SmileFactory;
import tools.jackson.dataformat.smile.SmileWriteFeature;

/** The values of one cache. All that it knows of the cache's classes are its forms, and those end with it. */
final class SmileValueCodec implements ValueCodec {

    /** Buffers that are kept for the next call; of its own, because a pool of the library outlives every codec. */
    private static final int POOLED = 16;

    private final String cache;
    private final Form form;
    private final long fingerprint;
    private final SmileFactory factory;

    private SmileValueCodec(String cache, Form form) {
        this.cache = cache;
        this.form = form;
        this.fingerprint = Shape.fingerprint(form);
        this.factory = factory();
    }

    static SmileValueCodec of(CodecRequest request) {
        try {
            Named named = request.allowed().isEmpty() ? null : new Named(request);
            return new SmileValueCodec(request.cache(), new Forms(named).of(ResolvedType.of(request.type())));
        } catch (BadTypeException e) {
            throw new CacheConfigurationException(
                    "The codec 'smile' cannot keep values of type "
                            + request.type().getTypeName() + " for cache '" + request.cache() + "': " + e.getMessage(),
                    request.cache(),
                    null,
                    e);
        }
    }

    /** Without back-references: the length of a value bounds the work. The header of 4 bytes says that bytes are written raw. */
    private static SmileFactory factory() {
        return SmileFactory.builder()
                .recyclerPool(JsonRecyclerPools.newBoundedPool(POOLED))
                .streamReadConstraints(Limits.READ)
                .streamWriteConstraints(Limits.WRITE)
                .disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES)
                .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
                .disable(StreamWriteFeature.AUTO_CLOSE_CONTENT)
                .disable(StreamWriteFeature.FLUSH_PASSED_TO_STREAM)
                .disable(SmileWriteFeature.CHECK_SHARED_NAMES)
                .disable(SmileWriteFeature.ENCODE_BINARY_AS_7BIT)
                .build();
    }

    @Override
    public long fingerprint() {
        return fingerprint;
    }

    @Override
    public void encode(Object value, OutputStream out) throws IOException {
        try (JsonGenerator generator = factory.createGenerator(ObjectWriteContext.empty(), new BoundedOutput(out))) {
            form.write(generator, value);
        } catch (JacksonIOException e) {
            throw e.getCause();
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            throw new CacheSerializationException(
                    "The codec 'smile' cannot encode a " + value.getClass().getName() + " for cache '" + cache + "': "
                            + reason(e),
                    cache,
                    null,
                    e);
        }
    }

    @Override
    public Object decode(byte[] bytes, int offset, int length) {
        if (length > Limits.LENGTH) {
            throw bad("it is longer than " + Limits.LENGTH + " bytes", null);
        }
        try (JsonParser parser = factory.createParser(ObjectReadContext.empty(), bytes, offset, length)) {
            parser.nextToken();
            Object value = form.read(parser);
            if (parser.nextToken() != null) {
                throw new BadBytesException("found more after the value");
            }
            return value;
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            throw bad(reason(e), e);
        }
    }

    private CacheSerializationException bad(String reason, @Nullable Throwable cause) {
        return new CacheSerializationException(
                "The codec 'smile' cannot decode a value of cache '" + cache + "': " + reason, cache, null, cause);
    }

    private static String reason(Throwable thrown) {
        return thrown instanceof JacksonException library
                ? library.getOriginalMessage()
                : String.valueOf(thrown.getMessage());
    }
}
