/**
 * Tries guard, rollback and proof on a folder of migrations that somebody else wrote. Each file
 * runs in the state that the files before it led to, on copies of one scratch database.
 */
@NullMarked
package dev.oneledger.reliability.sets;

import org.jspecify.annotations.NullMarked;
