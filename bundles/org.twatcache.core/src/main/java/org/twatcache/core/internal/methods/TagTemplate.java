package org.twatcache.core.internal.methods;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A tag with places for arguments.
 *
 * @param texts one more than there are places: before, between and behind them
 * @param positions of the arguments
 */
record TagTemplate(List<String> texts, List<Integer> positions) {

    private static final Pattern PLACE = Pattern.compile("\\{(\\d{1,3})}");
    private static final Pattern BRACE = Pattern.compile("[{}]");

    /** Types of which the text is the value. */
    private static final Set<Class<?>> PLAIN = Set.of(String.class, Boolean.class, Character.class, UUID.class);

    /**
     * Reads one.
     *
     * @throws IllegalArgumentException for one that is malformed, or does not fit the method
     */
    static TagTemplate of(String text, InterfaceMethod method) {
        List<String> texts = new ArrayList<>();
        List<Integer> positions = new ArrayList<>();
        Matcher places = PLACE.matcher(text);
        int end = 0;
        while (places.find()) {
            texts.add(text.substring(end, places.start()));
            positions.add(checked(Integer.parseInt(places.group(1)), method));
            end = places.end();
        }
        texts.add(text.substring(end));
        if (text.isEmpty()
                || texts.stream().anyMatch(each -> BRACE.matcher(each).find())) {
            throw new IllegalArgumentException("it is no text with places such as {0}");
        }
        return new TagTemplate(texts, positions);
    }

    private static int checked(int position, InterfaceMethod method) {
        List<Class<?>> parameters = method.signature().parameters();
        if (position >= parameters.size()) {
            throw new IllegalArgumentException("there is no argument at position " + position);
        }
        Class<?> type = Boxes.of(parameters.get(position));
        if (!PLAIN.contains(type) && !Number.class.isAssignableFrom(type) && !type.isEnum()) {
            throw new IllegalArgumentException("the argument at position " + position + " is a " + type.getTypeName()
                    + ", of which the text need not be its value");
        }
        return position;
    }

    String with(@Nullable Object[] arguments) {
        StringBuilder tag = new StringBuilder(texts.get(0));
        for (int i = 0; i < positions.size(); i++) {
            Object argument = arguments[positions.get(i)];
            tag.append(argument instanceof Enum<?> constant ? constant.name() : argument)
                    .append(texts.get(i + 1));
        }
        return tag.toString();
    }
}
