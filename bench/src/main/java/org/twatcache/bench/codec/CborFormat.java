package org.twatcache.bench.codec;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import java.lang.reflect.Type;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.dataformat.cbor.CBORMapper;

/** Jackson's CBOR: a mapper as it comes, but that it takes fields as they are, with reader and writer made beforehand. */
final class CborFormat implements Format {

    private final ObjectWriter writer;
    private final ObjectReader reader;

    CborFormat(Type type) {
        ObjectMapper mapper = CBORMapper.builder()
                .changeDefaultVisibility(visibility -> visibility.withFieldVisibility(Visibility.ANY))
                .build();
        JavaType known = mapper.constructType(type);
        this.writer = mapper.writerFor(known);
        this.reader = mapper.readerFor(known);
    }

    @Override
    public byte[] encode(Object value) {
        return writer.writeValueAsBytes(value);
    }

    @Override
    public Object decode(byte[] bytes) {
        return reader.readValue(bytes);
    }
}
