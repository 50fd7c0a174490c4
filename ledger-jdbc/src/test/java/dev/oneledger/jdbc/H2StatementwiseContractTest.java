package dev.oneledger.jdbc;

class H2StatementwiseContractTest extends StatementwiseSuite {
  @Override
  TargetFixture fixture() {
    return new H2Fixture();
  }
}
