package org.twatcache.itest.pages;

import java.util.List;

/**
 * A fenced block of a page.
 *
 * @param page the page, from the root of the sources
 * @param line where its first line stands, from 1
 * @param language what stands behind the fence; empty for nothing
 * @param frame what the comment {@code <!-- frame: NAME -->} before it names; empty for nothing
 * @param lines its lines, without the indentation of the fence
 */
public record Snippet(String page, int line, String language, String frame, List<String> lines) {

    /** The whole text, each line with its end. */
    public String text() {
        return String.join("\n", lines) + "\n";
    }

    @Override
    public String toString() {
        return page + ":" + line;
    }
}
