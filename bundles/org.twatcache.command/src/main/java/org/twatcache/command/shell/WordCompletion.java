package org.twatcache.command.shell;

import java.nio.file.Path;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.twatcache.admin.CacheAdmin;

/** Completes words for a shell that reads and quotes lines by itself; the README of this bundle is the contract. */
@Component(service = BiFunction.class, property = "twat-cache.shell=words")
public final class WordCompletion implements BiFunction<List<String>, Path, List<String>> {

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile @Nullable CacheAdmin admin;

    @Override
    public List<String> apply(List<String> words, Path folder) {
        if (words.size() < 2) {
            return List.of();
        }
        String begun = words.get(words.size() - 1);
        return NextWord.after(words.subList(0, words.size() - 1), begun, new Candidates(admin, folder))
                .filter(word -> word.startsWith(begun))
                .distinct()
                .sorted()
                .toList();
    }
}
