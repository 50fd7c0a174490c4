package dev.oneledger.ddl;

import dev.oneledger.testkit.ArchitectureContract;

class ArchitectureTest extends ArchitectureContract {}
