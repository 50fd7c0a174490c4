/**
 * The kill soak: starters that are killed and paused at random while they apply migrations, on one
 * database after another until the time is over.
 *
 * <ol>
 *   <li>A few starters run at once, each a process of its own; for one that is killed another is
 *       started. Half of the blows are aimed at the one that is at work.
 *   <li>When the one at work was killed while another waits, nothing else is done until its session
 *       on the server is gone and somebody has gone on: that time is the gap.
 *   <li>A round ends when everything is applied. Nobody ever unlocks or resolves anything.
 * </ol>
 *
 * <p>What the migrations do leaves rows that say who did it and from when to when, and takes a lock
 * of its own for as long as it lasts: two at work at once are found by their rows, and by a
 * migration that fails, even if its work is rolled back.
 */
@NullMarked
package dev.oneledger.reliability.soak;

import org.jspecify.annotations.NullMarked;
