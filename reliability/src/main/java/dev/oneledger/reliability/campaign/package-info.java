/**
 * What all campaigns have in common: how they are told what to do and how they say what came out.
 */
@NullMarked
package dev.oneledger.reliability.campaign;

import org.jspecify.annotations.NullMarked;
