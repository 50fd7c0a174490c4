package dev.oneledger.jdbc;

class H2TargetReadingContractTest extends TargetReadingSuite {
  @Override
  TargetFixture fixture() {
    return new H2Fixture();
  }
}
