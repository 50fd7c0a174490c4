package dev.oneledger.jdbc;

class MariaDbTargetReadingContractTest extends TargetReadingSuite {
  @Override
  TargetFixture fixture() {
    return new MariaDbFixture();
  }
}
