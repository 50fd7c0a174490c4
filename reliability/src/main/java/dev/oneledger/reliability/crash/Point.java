package dev.oneledger.reliability.crash;

/**
 * A crash point.
 *
 * @param kind what happens
 * @param call at which call, from 1 on
 */
record Point(FaultKind kind, long call) {}
