/** Many schemas of one database, each with the same migrations and its own history. */
@NullMarked
package dev.oneledger.benchmarks.tenants;

import org.jspecify.annotations.NullMarked;
