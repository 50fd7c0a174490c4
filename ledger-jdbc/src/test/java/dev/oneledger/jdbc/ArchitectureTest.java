package dev.oneledger.jdbc;

import dev.oneledger.testkit.ArchitectureContract;

class ArchitectureTest extends ArchitectureContract {}
