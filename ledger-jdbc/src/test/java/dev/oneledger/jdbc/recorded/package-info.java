/** Histories that the tools themselves wrote, read back; see {@code history/README.md}. */
@NullMarked
package dev.oneledger.jdbc.recorded;

import org.jspecify.annotations.NullMarked;
