package org.twatcache.core.internal.methods;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The tags of the calls of one method. */
final class Tags {

    private static final int MOST = 64;
    private static final int LONGEST = 1_024;

    private final List<TagTemplate> templates;

    private Tags(List<TagTemplate> templates) {
        this.templates = templates;
    }

    /** Reads those of an annotation; what is malformed is refused. */
    static Tags of(InterfaceMethod method, List<String> texts, Refusals refusals) {
        List<TagTemplate> templates = new ArrayList<>();
        for (String text : texts) {
            try {
                templates.add(TagTemplate.of(text, method));
            } catch (IllegalArgumentException e) {
                refusals.add(method, "tags: '" + text + "': " + e.getMessage());
            }
        }
        if (templates.size() > MOST) {
            refusals.add(method, "tags: there are more than " + MOST);
        }
        return new Tags(List.copyOf(templates));
    }

    boolean isEmpty() {
        return templates.isEmpty();
    }

    /** Whether they are the same for all calls. */
    boolean areFixed() {
        return templates.stream().allMatch(each -> each.positions().isEmpty());
    }

    /** Whether equal keys always have equal tags, as far as is known. */
    boolean followFrom(Keys keys) {
        return templates.stream().flatMap(each -> each.positions().stream()).allMatch(keys::covers);
    }

    /**
     * Those of a call.
     *
     * @throws Keys.Refused where one of them cannot be a tag
     */
    Set<String> of(@Nullable Object[] arguments) throws Keys.Refused {
        if (templates.isEmpty()) {
            return Set.of();
        }
        Set<String> tags = new LinkedHashSet<>();
        for (TagTemplate template : templates) {
            String tag = template.with(arguments);
            if (tag.isEmpty() || tag.length() > LONGEST) {
                throw new Keys.Refused("a tag has 1 to " + LONGEST + " characters, and one has " + tag.length(), null);
            }
            tags.add(tag);
        }
        return tags;
    }
}
