package org.twatcache.command.print;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A JSON object that keeps the order of its fields and prints on one line. Used by one thread. */
public final class JsonObject {

    private final Map<String, @Nullable Object> fields = new LinkedHashMap<>();

    /**
     * Adds a field.
     *
     * @param name its name
     * @param value a string, number, boolean, object, iterable of these, or null
     * @return this
     */
    public JsonObject with(String name, @Nullable Object value) {
        fields.put(name, value);
        return this;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        write(text, this);
        return text.toString();
    }

    private static void write(StringBuilder text, @Nullable Object value) {
        if (value == null || value instanceof Boolean || value instanceof Long || value instanceof Integer) {
            text.append(value);
        } else if (value instanceof Double number) {
            text.append(Double.isFinite(number) ? number.toString() : "null");
        } else if (value instanceof JsonObject object) {
            writeFields(text, object.fields);
        } else if (value instanceof Iterable<?> values) {
            writeItems(text, values.iterator());
        } else {
            JsonString.write(text, value.toString());
        }
    }

    private static void writeFields(StringBuilder text, Map<String, @Nullable Object> fields) {
        String separator = "{";
        for (Map.Entry<String, @Nullable Object> field : fields.entrySet()) {
            text.append(separator);
            JsonString.write(text, field.getKey());
            text.append(':');
            write(text, field.getValue());
            separator = ",";
        }
        text.append(fields.isEmpty() ? "{}" : "}");
    }

    private static void writeItems(StringBuilder text, Iterator<?> items) {
        text.append('[');
        while (items.hasNext()) {
            write(text, items.next());
            text.append(items.hasNext() ? "," : "");
        }
        text.append(']');
    }
}
