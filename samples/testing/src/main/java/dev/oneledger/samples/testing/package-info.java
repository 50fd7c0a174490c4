/** The sample: how an application tests its migrations, and what it does when they fail. */
@NullMarked
package dev.oneledger.samples.testing;

import org.jspecify.annotations.NullMarked;
