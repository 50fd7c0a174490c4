/** What is written otherwise for Spring Boot 4: its health indicators are in another package. */
@NullMarked
package dev.oneledger.samples.springboot.boot4;

import org.jspecify.annotations.NullMarked;
