/** The sample: a main method that brings its database up to date before it works with it. */
@NullMarked
package dev.oneledger.samples.startup;

import org.jspecify.annotations.NullMarked;
