/** Other programs, and virtual machines of our own that may be killed. */
@NullMarked
package dev.oneledger.reliability.process;

import org.jspecify.annotations.NullMarked;
