/** Contract suites and helpers for tests, published as this module's test-jar. */
@NullMarked
package dev.oneledger.testkit;

import org.jspecify.annotations.NullMarked;
