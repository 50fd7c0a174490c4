/**
 * What the tests of every module share: architecture rules, the listing of the public API, contract
 * suites.
 */
@NullMarked
package dev.oneledger.testkit;

import org.jspecify.annotations.NullMarked;
