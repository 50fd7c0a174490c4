/**
 * Files that appear whole or not at all, and text for one line of them. Internal: may change in any
 * release.
 */
@NullMarked
package dev.oneledger.internal.file;

import org.jspecify.annotations.NullMarked;
