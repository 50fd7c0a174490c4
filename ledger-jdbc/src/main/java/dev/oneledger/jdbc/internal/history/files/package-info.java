/**
 * The files of other tools, where the reader of a history is given their folder. Nothing is run.
 */
@NullMarked
package dev.oneledger.jdbc.internal.history.files;

import org.jspecify.annotations.NullMarked;
