package org.twatcache.engine.xodus;

import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Files that only this user may read. */
final class OwnFiles {

    private static final Set<PosixFilePermission> OURS = PosixFilePermissions.fromString("rw-------");

    private OwnFiles() {}

    /** Takes the rights of others away, where the file system knows such. */
    static void close(File file) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(file.toPath(), PosixFileAttributeView.class);
        if (view != null) {
            view.setPermissions(OURS);
        }
    }

    /** Makes names of a directory durable. Not every system can, and none of those needs it. */
    static void syncNames(Path directory) {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            // On such a system a directory cannot be opened.
        }
    }
}
