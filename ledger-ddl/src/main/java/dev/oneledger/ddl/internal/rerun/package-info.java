/**
 * What a second run of a statement does, as far as its words tell: nothing, harm, or nobody knows.
 * Three answers, never a guess. What is judged is a statement by itself, run again on what its own
 * first run left; how the statements of a migration act on each other only a proof sees.
 */
@NullMarked
package dev.oneledger.ddl.internal.rerun;

import org.jspecify.annotations.NullMarked;
