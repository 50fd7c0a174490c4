package dev.oneledger.jdbc;

class MariaDbStatementwiseContractTest extends StatementwiseSuite {
  @Override
  TargetFixture fixture() {
    return new MariaDbFixture();
  }
}
