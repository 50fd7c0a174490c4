/**
 * The checksums that tools keep in their history tables, computed from texts of ours.
 *
 * <p>They are of a file's bytes, and a text of ours has neither a byte order mark nor any line end
 * but LF. What the file had is not known, so a text of ours is tried in all four spellings; a file
 * of mixed line ends matches none of them.
 */
@NullMarked
package dev.oneledger.jdbc.internal.history.checksum;

import org.jspecify.annotations.NullMarked;
