package org.twatcache.example.digest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.concurrent.TimeUnit;

/**
 * A file as it was at one moment: the key. A file that was written since has another state, so that a digest of old
 * content is never found for it.
 *
 * @param path the absolute path
 * @param size its length in bytes
 * @param modified when its content was last written, in ns since 1970
 * @param changed when its content or attributes last changed, in ns since 1970: not set back by tools that set {@code
 *     modified} back; where the file system has no such time, {@code modified}
 * @param file what tells a file from another one moved to its place
 */
record FileState(String path, long size, long modified, long changed, String file) {

    static FileState of(Path path) throws IOException {
        BasicFileAttributes seen = Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        boolean unix = path.getFileSystem().supportedFileAttributeViews().contains("unix");
        FileTime changed = unix
                ? (FileTime) Files.getAttribute(path, "unix:ctime", LinkOption.NOFOLLOW_LINKS)
                : seen.lastModifiedTime();
        return new FileState(
                path.toAbsolutePath().toString(),
                seen.size(),
                seen.lastModifiedTime().to(TimeUnit.NANOSECONDS),
                changed.to(TimeUnit.NANOSECONDS),
                String.valueOf(seen.fileKey()));
    }
}
