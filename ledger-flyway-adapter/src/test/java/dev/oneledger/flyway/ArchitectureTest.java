package dev.oneledger.flyway;

import dev.oneledger.testkit.ArchitectureContract;

class ArchitectureTest extends ArchitectureContract {}
