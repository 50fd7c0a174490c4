package dev.oneledger.ddl.internal.consent;

/**
 * A function or procedure of the user's.
 *
 * @param name its bare name; those of one name are not told apart
 * @param readable whether its language is one that is read here
 * @param definition the statement that makes it
 */
record RoutineBody(String name, boolean readable, String definition) {}
