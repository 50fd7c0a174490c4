package dev.oneledger.reliability;

import dev.oneledger.testkit.ArchitectureContract;

class ArchitectureTest extends ArchitectureContract {}
