package org.twatcache.itest.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page in Markdown.
 *
 * @param name its path from the root of the sources
 * @param lines its lines
 */
public record Page(String name, List<String> lines) {

    private static final Pattern FENCE = Pattern.compile("( *)```(\\S*)\\s*");
    private static final Pattern FRAME = Pattern.compile("\\s*<!-- frame: (\\S+) -->\\s*");
    private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("#+ (.*)");

    /** The fenced blocks, in their order. */
    public List<Snippet> snippets() {
        List<Snippet> snippets = new ArrayList<>();
        String frame = "";
        for (int at = 0; at < lines.size(); at++) {
            Matcher comment = FRAME.matcher(lines.get(at));
            Matcher fence = FENCE.matcher(lines.get(at));
            if (comment.matches()) {
                frame = comment.group(1);
            } else if (fence.matches()) {
                int end = end(at);
                int indent = fence.group(1).length();
                List<String> inside = lines.subList(at + 1, end).stream()
                        .map(line -> line.substring(Math.min(indent, leading(line))))
                        .toList();
                snippets.add(new Snippet(name, at + 2, fence.group(2), frame, inside));
                frame = "";
                at = end;
            } else if (!lines.get(at).isBlank()) {
                requireNone(frame, at);
            }
        }
        requireNone(frame, lines.size());
        return snippets;
    }

    private void requireNone(String frame, int at) {
        if (!frame.isEmpty()) {
            throw new IllegalStateException(name + ":" + at + " names the frame " + frame + " of no snippet");
        }
    }

    private int end(int begin) {
        for (int at = begin + 1; at < lines.size(); at++) {
            if (lines.get(at).strip().equals("```")) {
                return at;
            }
        }
        throw new IllegalStateException(name + ":" + (begin + 1) + " begins a block that does not end");
    }

    private static int leading(String line) {
        return line.length() - line.stripLeading().length();
    }

    /** What is linked to, outside of fenced blocks. */
    public List<String> links() {
        List<String> links = new ArrayList<>();
        for (String line : prose()) {
            Matcher link = LINK.matcher(line);
            while (link.find()) {
                links.add(link.group(1));
            }
        }
        return links;
    }

    /** The anchors of its headings, as GitHub makes them. */
    public List<String> anchors() {
        List<String> anchors = new ArrayList<>();
        for (String line : prose()) {
            Matcher heading = HEADING.matcher(line);
            if (heading.matches()) {
                anchors.add(heading.group(1)
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N} _-]", "")
                        .replace(' ', '-'));
            }
        }
        return anchors;
    }

    private List<String> prose() {
        List<String> prose = new ArrayList<>();
        boolean inside = false;
        for (String line : lines) {
            if (FENCE.matcher(line).matches()) {
                inside = !inside;
            } else if (!inside) {
                prose.add(line);
            }
        }
        return prose;
    }
}
