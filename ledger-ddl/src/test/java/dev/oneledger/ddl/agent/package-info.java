/** What the schema agent writes, and what an evolution does with it. */
@NullMarked
package dev.oneledger.ddl.agent;

import org.jspecify.annotations.NullMarked;
