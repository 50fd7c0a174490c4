/** The sample: a Spring Boot application whose beans find their tables when they begin. */
@NullMarked
package dev.oneledger.samples.springboot;

import org.jspecify.annotations.NullMarked;
