package dev.oneledger.liquibase;

import dev.oneledger.testkit.ArchitectureContract;

class ArchitectureTest extends ArchitectureContract {}
